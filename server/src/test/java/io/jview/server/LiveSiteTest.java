package io.jview.server;

import static io.jview.liveview.html.Html.html;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.web.Limits;
import io.jview.web.Response;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole of it, with LiveView behind the server: what a browser does, over real sockets. */
class LiveSiteTest {

  private final JView app =
      JView.builder()
          .host("127.0.0.1")
          .stopOnShutdown(false)
          .limits(Limits.DEFAULTS.withDrainDeadline(Duration.ofSeconds(1)))
          .secret("a secret of more than thirty-two bytes")
          .live("/counter", new Counter())
          .get(
              "/login", request -> Response.page("Log in", html("<i>${}</i>", request.csrfToken())))
          .post(
              "/login",
              request -> Response.redirect("/counter").put("user", request.form().get("user", "")))
          .build();

  @BeforeEach
  void start() {
    app.start(0);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void twoBrowsersShareACounter() throws Exception {
    Browser ann = new Browser();
    Browser bob = new Browser();
    ann.join("/counter");
    bob.join("/counter");

    ann.socket.send(
        "[\"4\",\"5\",\"%s\",\"event\",{\"type\":\"click\",\"event\":\"inc\",\"value\":{}}]"
            .formatted(ann.topic));

    assertThat(bob.socket.next()).contains("\"diff\"").contains("\"1\"");
    assertThat(ann.frameWith("\"5\"")).contains("\"status\":\"ok\"");
  }

  @Test
  void aLoginIsSeenByTheView() throws Exception {
    Browser ann = new Browser();
    String token = ann.get("/login").body().replaceAll("(?s).*<i>(.*?)</i>.*", "$1");

    HttpResponse<String> login = ann.post("/login", "user=ann&_csrf_token=" + token);

    assertThat(login.statusCode()).isEqualTo(303);
    assertThat(ann.get("/counter").body()).contains("Hello ann");
    assertThat(ann.join("/counter")).contains("ann");
    assertThat(ann.post("/login", "user=eve&_csrf_token=forged").statusCode()).isEqualTo(403);
  }

  @Test
  void aStopSendsTheBrowsersAwayAndEndsTheViews() throws Exception {
    Browser ann = new Browser();
    ann.join("/counter");

    app.stop();

    assertThat(ann.socket.closeCode()).isEqualTo(1012);
  }

  /** A browser with its cookies. */
  private final class Browser {

    private final HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private TestSocket socket;
    private String topic = "";

    String join(String path) throws Exception {
      String page = get(path).body();
      topic = "lv:" + attribute(page, "<div[^>]*? id=\"([^\"]+)\"[^>]*data-phx-main");
      String csrf = attribute(page, "<meta name=\"csrf-token\" content=\"([^\"]+)\"");
      String authority = "127.0.0.1:" + app.port();
      String query = "?vsn=2.0.0&_csrf_token=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
      socket =
          TestSocket.open(
              client,
              URI.create("ws://" + authority + "/live/websocket" + query),
              "http://" + authority);
      socket.send(
          """
          ["4","4","%s","phx_join",{"url":"http://%s%s","params":{"_csrf_token":"%s","_mounts":0},\
          "session":"%s","static":"%s","sticky":false}]\
          """
              .formatted(
                  topic,
                  authority,
                  path,
                  csrf,
                  attribute(page, "data-phx-session=\"([^\"]+)\""),
                  attribute(page, "data-phx-static=\"([^\"]*)\"")));
      String reply = socket.next();
      assertThat(reply).contains("\"status\":\"ok\"").contains("\"rendered\"");
      return reply;
    }

    String frameWith(String part) throws InterruptedException {
      String frame = socket.next();
      while (frame != null && !frame.contains(part)) {
        frame = socket.next();
      }
      return frame;
    }

    HttpResponse<String> get(String path) throws Exception {
      return client.send(HttpRequest.newBuilder(uri(path)).build(), ofString());
    }

    HttpResponse<String> post(String path, String form) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(uri(path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      return client.send(request, ofString());
    }

    private URI uri(String path) {
      return URI.create("http://127.0.0.1:" + app.port() + path);
    }
  }

  private static String attribute(String page, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(page);
    assertThat(found.find()).as(pattern + " in " + page).isTrue();
    return found.group(1);
  }

  private record State(String user, int count) {}

  private static final class Counter implements LiveView<State> {

    @Override
    public State mount(Params params, Session session, LiveSocket socket) {
      socket.subscribe("counter");
      String user = session.get("user");
      return new State(user == null ? "stranger" : user, 0);
    }

    @Override
    public State handleEvent(Event event, State state, LiveSocket socket) {
      socket.broadcast("counter", state.count() + 1);
      return state;
    }

    @Override
    public State handleInfo(Info info, State state, LiveSocket socket) {
      return new State(state.user(), info.as(Integer.class));
    }

    @Override
    public Html render(State state) {
      return html("<p>Hello ${}</p><b id=\"count\">${}</b>", state.user(), state.count());
    }
  }
}
