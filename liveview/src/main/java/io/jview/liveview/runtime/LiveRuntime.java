package io.jview.liveview.runtime;

import io.jview.liveview.Params;
import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.LiveStats;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SessionCookies;
import io.jview.liveview.host.SocketRequest;
import io.jview.liveview.host.Transport;
import io.jview.liveview.page.PageRenderer;
import io.jview.liveview.services.Services;
import io.jview.liveview.socket.SocketConnection;
import io.jview.liveview.trust.KeyCheck;
import io.jview.liveview.trust.Origins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs LiveViews: renders their first pages and drives them over sockets. Knows no web server, so
 * one must hand it requests and sockets; {@code io.jview.server.JView} does. Thread-safe.
 */
public final class LiveRuntime implements LiveEndpoint {

  private static final int DRAIN_STEPS = 20;

  /** The close code "service restart", registered with IANA. */
  private static final int RESTART = 1012;

  private static final String RESTARTING = "restarting";

  private final Services services;
  private final Origins origins;
  private final RandomGenerator random;
  private final @Nullable ExecutorService ownExecutor;
  private final boolean secretMadeUp;
  private final boolean checksKeys;
  private final Set<SocketConnection> sockets = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile boolean closing;

  LiveRuntime(
      Services services,
      Origins origins,
      RandomGenerator random,
      @Nullable ExecutorService ownExecutor,
      boolean secretMadeUp,
      boolean checksKeys) {
    this.services = services;
    this.origins = origins;
    this.random = random;
    this.ownExecutor = ownExecutor;
    this.secretMadeUp = secretMadeUp;
    this.checksKeys = checksKeys;
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
    CompletionStage<Void> started = services.pubsub().start();
    return checksKeys ? started.thenCompose(done -> keyCheck().start()) : started;
  }

  private KeyCheck keyCheck() {
    return new KeyCheck(
        services.pubsub(), services.trust().freshId(), services.trust().keyIds(), services.log());
  }

  @Override
  public Page page(PageRequest request) throws Exception {
    services.counters().pages().increment();
    return new PageRenderer(services, request.cookies()).render(request);
  }

  /**
   * Opens a socket. A foreign origin and a missing CSRF token are refused. A token that does not
   * fit the session is accepted, but every join is: the page then loads itself anew, which it would
   * never do where it cannot even connect.
   */
  @Override
  public LiveConnection connect(SocketRequest request, Transport transport)
      throws RefusedException {
    if (closing) {
      throw new RefusedException(503, "stopping");
    }
    if (!origins.allows(request)) {
      services.log().warn("A socket was refused: its origin is neither this host nor allowed");
      throw new RefusedException(403, "foreign origin");
    }
    String token = csrfToken(request.query());
    if (token == null) {
      throw new RefusedException(403, "no CSRF token");
    }
    Map<String, String> cookie = services.trust().sessions().read(request.cookies());
    boolean trusted = services.trust().sessions().csrfValid(cookie, token);
    if (!trusted) {
      services.log().warn("A socket's CSRF token does not fit its session; its page loads anew");
    }
    SocketConnection socket = new SocketConnection(services, transport, cookie, trusted);
    sockets.add(socket);
    socket.whenEnded().thenRun(() -> forget(socket));
    return socket;
  }

  private static @Nullable String csrfToken(@Nullable String query) throws RefusedException {
    try {
      return Params.parse(query).get("_csrf_token");
    } catch (IllegalArgumentException malformed) {
      throw new RefusedException(400, "malformed query");
    }
  }

  private void forget(SocketConnection socket) {
    sockets.remove(socket);
    if (closing && sockets.isEmpty()) {
      drained.complete(null);
    }
  }

  @Override
  public SessionCookies sessionCookies() {
    return services.trust().sessions();
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
    closing = true;
    List<SocketConnection> open = List.copyOf(sockets);
    int batch = Math.max(1, Math.ceilDiv(open.size(), DRAIN_STEPS));
    for (int from = 0, step = 0; from < open.size(); from += batch, step++) {
      List<SocketConnection> some = open.subList(from, Math.min(open.size(), from + batch));
      Duration moment = moment(step, deadline.dividedBy(2L * DRAIN_STEPS));
      services.timers().after(moment, () -> some.forEach(LiveRuntime::finish));
    }
    if (sockets.isEmpty()) {
      drained.complete(null);
    }
    return drained.copy().completeOnTimeout(null, deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Somewhere within its step, so that instances that stop together do not keep time. */
  private Duration moment(int step, Duration pause) {
    long jitter = (long) (pause.toNanos() * random.nextDouble());
    return pause.multipliedBy(step).plusNanos(jitter);
  }

  private static void finish(SocketConnection socket) {
    socket.finish(RESTART, RESTARTING);
  }

  @Override
  public CompletionStage<Void> stop() {
    closing = true;
    for (SocketConnection socket : sockets) {
      socket.close(RESTART, RESTARTING);
      socket.closed();
    }
    CompletableFuture<?>[] ends =
        sockets.stream().map(SocketConnection::whenEnded).toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(ends)
        .completeOnTimeout(null, services.limits().stop().toMillis(), TimeUnit.MILLISECONDS)
        .thenRun(this::interruptViews)
        .thenCompose(done -> services.pubsub().stop())
        .handle((done, failure) -> null)
        .thenRun(services.timers()::stop);
  }

  /** Ends what still runs after the deadline. */
  private void interruptViews() {
    if (ownExecutor != null) {
      ownExecutor.shutdownNow();
    }
  }
}
