package io.jview.liveview.runtime;

import io.jview.liveview.Params;
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
import io.jview.liveview.page.PageRenderer;
import io.jview.liveview.services.Services;
import io.jview.liveview.socket.SocketConnection;
import io.jview.liveview.text.Names;
import io.jview.liveview.trust.KeyCheck;
import io.jview.liveview.trust.Origins;
import io.jview.liveview.view.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Runs LiveViews: renders their first pages and drives them over sockets. Knows no web server, so
 * one must hand it requests and sockets; {@code io.jview.server.JView} does. Thread-safe.
 */
public final class LiveRuntime implements LiveEndpoint {

  private final Services services;
  private final Origins origins;
  private final OpenSockets sockets;
  private final ExecutorService executor;
  private final boolean secretMadeUp;
  private final @Nullable KeyCheck keyCheck;
  private final @Nullable Disconnects disconnects;
  private final Newcomers newcomers;

  LiveRuntime(
      Services services,
      Origins origins,
      OpenSockets sockets,
      ExecutorService executor,
      boolean secretMadeUp,
      @Nullable KeyCheck keyCheck,
      @Nullable Disconnects disconnects) {
    this.services = services;
    this.origins = origins;
    this.sockets = sockets;
    this.executor = executor;
    this.secretMadeUp = secretMadeUp;
    this.keyCheck = keyCheck;
    this.disconnects = disconnects;
    this.newcomers = new Newcomers(services.limits().sockets().ofAddress(), services.log());
  }

  /**
   * Begins a runtime.
   *
   * @return a builder with the defaults
   */
  public static LiveRuntimeBuilder builder() {
    return new LiveRuntimeBuilder();
  }

  @Override
  public CompletionStage<Void> start() {
    if (secretMadeUp) {
      services
          .log()
          .warn(
              "No secret is set (JVIEW_SECRET): a random one is used, so pages load anew after each"
                  + " start, and several instances cannot serve one site");
    }
    services.run(services.uploads()::clear);
    CompletionStage<Void> started = services.pubsub().start();
    if (keyCheck != null) {
      started = started.thenCompose(done -> keyCheck.start());
    }
    started = started.thenCompose(done -> services.kept().start());
    return disconnects == null ? started : started.thenCompose(done -> disconnects.start());
  }

  @Override
  public Page page(PageRequest request) throws Exception {
    services.counters().pages().increment();
    return new PageRenderer(services, request).render();
  }

  /**
   * Opens a socket. A foreign origin and a missing CSRF token are refused. A token that does not
   * fit the session is accepted, but every join is: the page then loads itself anew, which it would
   * never do where it cannot even connect.
   */
  @Override
  public LiveConnection connect(SocketRequest request, Transport transport)
      throws RefusedException {
    if (sockets.isClosing()) {
      throw new RefusedException(503, "stopping");
    }
    Origins.Relation relation = origins.relation(request);
    if (relation == Origins.Relation.FOREIGN) {
      throw foreign(request);
    }
    String token = csrfToken(request.query());
    if (token == null) {
      services.log().warn("A socket was refused with 403: it brings no CSRF token");
      throw new RefusedException(403, "no CSRF token");
    }
    if (sockets.size() >= services.limits().sockets().open()) {
      services.log().warn("A socket was refused: {} are open", services.limits().sockets().open());
      throw new RefusedException(503, "too many sockets");
    }
    Map<String, String> cookie = services.trust().sessions().read(request.cookies());
    boolean trusted =
        services
            .trust()
            .sessions()
            .isOwn(cookie, token, request.origin(), request.host(), request.secure());
    if (!trusted && relation == Origins.Relation.OTHER_PORT) {
      throw foreign(request);
    }
    if (!trusted) {
      services.log().warn("A socket's CSRF token does not fit its session; its page loads anew");
    }
    Visitor visitor = Visitor.of(cookie, request.peer(), request.principal());
    SocketConnection socket =
        new SocketConnection(
            services, transport, visitor, trusted, newcomers.enter(request.address()));
    sockets.add(socket, disconnects == null ? "" : disconnects.user(visitor.session()));
    return socket;
  }

  private RefusedException foreign(SocketRequest request) {
    services
        .log()
        .warn(
            "A socket was refused with 403: its page is of {}, but it asks for {} over {}. If both"
                + " are this site, let the proxy pass the Host header on as it came, with its port,"
                + " or call allowedOrigins",
            Names.shortened(String.valueOf(request.origin())),
            Names.shortened(String.valueOf(request.host())),
            request.secure() ? "https" : "http");
    return new RefusedException(403, "foreign origin");
  }

  private @Nullable String csrfToken(@Nullable String query) throws RefusedException {
    try {
      return Params.parse(query, services.limits().addresses().fields()).get("_csrf_token");
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(400, "malformed query");
    }
  }

  @Override
  public FlashCookie flashCookie() {
    return services.trust().flash();
  }

  @Override
  public SessionCookies sessionCookies() {
    return services.trust().sessions();
  }

  @Override
  public CompletionStage<Void> disconnect(String user) {
    if (disconnects == null) {
      throw new IllegalStateException(
          "nobody has told what names a user; do so with userOf(session -> …)");
    }
    return disconnects.disconnect(user);
  }

  @Override
  public MemoryBudget budget() {
    return services.budget();
  }

  @Override
  public int connections() {
    return sockets.size();
  }

  @Override
  public LiveStats stats() {
    return services.counters().read(sockets.size());
  }

  @Override
  public CompletionStage<Void> drain(Duration deadline) {
    return sockets.drain(deadline);
  }

  @Override
  public CompletionStage<Void> stop() {
    return sockets
        .close(services.limits().times().stop())
        .thenRun(executor::shutdownNow)
        .thenRun(services.uploads()::close)
        .thenCompose(done -> services.presence().stop())
        .thenCompose(done -> services.pubsub().stop())
        .handle((done, failure) -> null)
        .thenRun(services.timers()::stop);
  }
}
