package io.jview.server;

import io.jview.liveview.Params;
import io.jview.liveview.host.Cookies;
import io.jview.liveview.host.FlashCookie;
import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.LiveStats;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SessionCookies;
import io.jview.liveview.host.SocketRequest;
import io.jview.liveview.host.Transport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Stands where LiveView stands: its pages are fixed, its sockets send back what they get. */
final class EchoEndpoint implements LiveEndpoint {

  /** What is counted that is no whole message. */
  final AtomicInteger arrivals = new AtomicInteger();

  volatile int maxMessageBytes = 1 << 20;

  /** The thread that has read the last message. */
  volatile String reader = "";

  private final MemoryBudget budget;

  static final String TOKEN = "good-token";

  final Set<EchoConnection> open = ConcurrentHashMap.newKeySet();
  final Set<EchoConnection> closed = ConcurrentHashMap.newKeySet();
  final CompletableFuture<Void> draining = new CompletableFuture<>();
  final CompletableFuture<Void> stopping = new CompletableFuture<>();
  volatile CompletionStage<Void> started = CompletableFuture.completedFuture(null);
  volatile CompletionStage<Void> drained = CompletableFuture.completedFuture(null);

  EchoEndpoint(MemoryBudget budget) {
    this.budget = budget;
  }

  @Override
  public LiveStats stats() {
    return new LiveStats(open.size(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public CompletionStage<Void> start() {
    return started;
  }

  @Override
  public Page page(PageRequest request) {
    Map<String, String> cookies = Map.of("_test_session", "user=new");
    return switch (request.path()) {
      case "/hello" -> new Page(200, null, "Hi <you>", content("hello"), TOKEN, cookies, null);
      case "/long" ->
          new Page(200, null, null, content("long ".repeat(2_000)), TOKEN, Map.of(), null);
      case "/away" -> new Page(302, "/hello?x=1", null, "", TOKEN, Map.of("flash", ""), null);
      case "/gone" -> new Page(410, null, null, "", TOKEN, Map.of(), null);
      case "/boom" -> throw new IllegalStateException("secret detail of the view");
      default -> new Page(200, null, null, content(request.path()), TOKEN, Map.of(), null);
    };
  }

  private static String content(String text) {
    return "<div id=\"phx-1\" data-phx-main>" + text + "</div>";
  }

  @Override
  public LiveConnection connect(SocketRequest request, Transport transport)
      throws RefusedException {
    String origin = request.origin();
    String scheme = request.secure() ? "https://" : "http://";
    if (origin != null && !origin.equals(scheme + request.host())) {
      throw new RefusedException(403, "foreign origin " + origin);
    }
    if (!TOKEN.equals(Params.parse(request.query()).get("_csrf_token"))) {
      throw new RefusedException(403, "no token");
    }
    EchoConnection connection = new EchoConnection(transport);
    open.add(connection);
    return connection;
  }

  @Override
  public SessionCookies sessionCookies() {
    return new PlainSessions();
  }

  @Override
  public FlashCookie flashCookie() {
    return new PlainFlash();
  }

  @Override
  public CompletionStage<Void> disconnect(String user) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MemoryBudget budget() {
    return budget;
  }

  @Override
  public int connections() {
    return open.size();
  }

  @Override
  public CompletionStage<Void> drain(Duration deadline) {
    open.forEach(connection -> connection.transport.close(1012, "restarting"));
    draining.complete(null);
    return drained;
  }

  @Override
  public CompletionStage<Void> stop() {
    stopping.complete(null);
    return CompletableFuture.completedFuture(null);
  }

  /** Sends back what it gets; {@code flood} sends without end, {@code pause} stops reading. */
  final class EchoConnection implements LiveConnection {

    final Transport transport;

    EchoConnection(Transport transport) {
      this.transport = transport;
    }

    @Override
    public int maxMessageBytes() {
      return maxMessageBytes;
    }

    @Override
    public void arrived() {
      arrivals.incrementAndGet();
    }

    @Override
    public void text(String frame) {
      reader = Thread.currentThread().getName();
      if (frame.equals("flood")) {
        Thread.ofVirtual().start(this::flood);
      } else if (frame.equals("pause")) {
        transport.pause();
        transport.send("paused");
      } else if (frame.startsWith("close ")) {
        transport.close(Integer.parseInt(frame.substring(6)), "asked for");
      } else {
        transport.send(frame);
      }
    }

    private void flood() {
      String chunk = "x".repeat(64 * 1024);
      while (open.contains(this)) {
        transport.send(chunk);
      }
    }

    @Override
    public void binary(byte[] frame) {
      transport.send("binary of " + frame.length);
    }

    @Override
    public void closed() {
      open.remove(this);
      closed.add(this);
    }
  }

  /** Carries no messages. */
  private static final class PlainFlash implements FlashCookie {

    @Override
    public String name() {
      return "_test_flash";
    }

    @Override
    public Map<String, String> read(Cookies cookies) {
      return Map.of();
    }

    @Override
    public String write(Map<String, String> messages) {
      return "";
    }
  }

  /** Keeps the session readable in its cookie; the CSRF token of a session is its secret. */
  private static final class PlainSessions implements SessionCookies {

    @Override
    public String name() {
      return "_test_session";
    }

    @Override
    public Map<String, String> read(Cookies cookies) {
      Map<String, String> values = new LinkedHashMap<>();
      Params.parse(cookies.get(name()))
          .asMap()
          .forEach((name, all) -> values.put(name, all.get(0)));
      return values;
    }

    @Override
    public String write(Map<String, String> values) {
      return values.entrySet().stream()
          .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
          .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> withCsrf(Map<String, String> session) {
      Map<String, String> values = new LinkedHashMap<>(session);
      values.putIfAbsent("_csrf", TOKEN);
      return values;
    }

    @Override
    public String csrfToken(Map<String, String> session) {
      return session.getOrDefault("_csrf", "");
    }

    @Override
    public boolean csrfValid(Map<String, String> session, String token) {
      return token != null && token.equals(session.get("_csrf"));
    }
  }
}
