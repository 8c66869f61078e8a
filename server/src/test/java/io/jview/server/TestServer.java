package io.jview.server;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static java.net.http.HttpResponse.BodyHandlers.ofString;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.html.Html;
import io.jview.web.EchoSite;
import io.jview.web.Limits;
import io.jview.web.Site;
import io.jview.web.host.HostSettings;
import io.jview.web.host.SiteEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A site over an {@link EchoEndpoint} on a free port of this machine, and a client for it. */
final class TestServer implements AutoCloseable {

  final EchoEndpoint endpoint;
  final JView app;
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestServer(MemoryBudget budget, UnaryOperator<JViewBuilder> change) {
    endpoint = new EchoEndpoint(budget);
    JViewBuilder builder = change.apply(defaults());
    app = builder.build(this::open);
  }

  private SiteEndpoint open(Site site, HostSettings settings) {
    endpoint.maxMessageBytes = settings.limits().frameBytes();
    return EchoSite.open(site, endpoint, settings);
  }

  static TestServer started(MemoryBudget budget, UnaryOperator<JViewBuilder> change) {
    TestServer server = new TestServer(budget, change);
    server.app.start(0);
    return server;
  }

  static TestServer started(UnaryOperator<JViewBuilder> change) {
    return started(new MemoryBudget(64 << 20, 4 << 10), change);
  }

  static TestServer started() {
    return started(UnaryOperator.identity());
  }

  static TestServer notStarted(UnaryOperator<JViewBuilder> change) {
    return new TestServer(new MemoryBudget(64 << 20, 4 << 10), change);
  }

  static JViewBuilder defaults() {
    LiveView<String> view = new NoView();
    return JView.builder()
        .host("127.0.0.1")
        .allowedHosts("localhost", "x", "example.com", "*.example.com", "*.example")
        .stopOnShutdown(false)
        .limits(Limits.DEFAULTS.withDrainDeadline(Duration.ofSeconds(2)))
        .live("/hello", view)
        .live("/long", view)
        .live("/away", view)
        .live("/gone", view)
        .live("/boom", view)
        .live("/room/{name}", view);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + app.port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), ofString());
  }

  HttpResponse<byte[]> bytes(String path, String... headers) throws Exception {
    return client.send(request(path).headers(headers).build(), ofByteArray());
  }

  /** Opens a socket as the site's own pages do. */
  TestSocket socket() {
    return TestSocket.open(
        client,
        URI.create("ws://127.0.0.1:" + app.port() + socketPath()),
        "http://127.0.0.1:" + app.port());
  }

  static String socketPath() {
    return "/live/websocket?_csrf_token=" + EchoEndpoint.TOKEN + "&vsn=2.0.0";
  }

  @Override
  public void close() {
    app.close();
    client.shutdownNow();
  }

  /** Only its paths matter: the endpoint answers for it. */
  private static final class NoView implements LiveView<String> {

    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return "";
    }

    @Override
    public Html render(String state) {
      return Html.raw("");
    }
  }
}
