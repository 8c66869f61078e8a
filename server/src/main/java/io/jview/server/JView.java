package io.jview.server;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.PubSubProvider;
import io.jview.server.process.Build;
import io.jview.server.process.ShutdownHook;
import io.jview.server.socket.SlowBrowsers;
import io.jview.web.Site;
import io.jview.web.host.SiteEndpoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A site of LiveViews on a port.
 *
 * <pre>{@code
 * JView app = JView.builder().live("/counter", new CounterView()).build();
 * app.start(8000);
 * }</pre>
 *
 * <p>Besides its pages it serves {@code /live/websocket} and {@code /live/assets/}, the socket and
 * the client's files, and {@code /health}, {@code /health/ready} and {@code /health/live}. Starts
 * once; all methods may be called from any thread.
 */
public final class JView implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(JView.class);
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final SiteEndpoint endpoint;
  private final PubSubProvider pubsub;
  private final ServerOptions options;
  private final ShutdownHook hook;
  private final SlowBrowsers slowBrowsers = new SlowBrowsers();
  private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private volatile @Nullable JettyHost host;

  private enum State {
    NEW,
    STARTING,
    RUNNING,
    STOPPING
  }

  JView(SiteEndpoint endpoint, PubSubProvider pubsub, ServerOptions options) {
    this.endpoint = endpoint;
    this.pubsub = pubsub;
    this.options = options;
    this.hook = new ShutdownHook(this::stop);
  }

  /**
   * Begins a small site with its server.
   *
   * @return a builder
   */
  public static JViewBuilder builder() {
    return new JViewBuilder();
  }

  /**
   * Begins the server of a site.
   *
   * @param site the site
   * @return a builder
   */
  public static ServerBuilder builder(Site site) {
    requireNonNull(site, "site");
    return new ServerBuilder(() -> site);
  }

  /**
   * Starts pub/sub and listens. Returns once pages are served; the process then lives until the
   * site is stopped.
   *
   * @param port the port; 0 takes a free one, see {@link #port()}
   * @throws java.io.UncheckedIOException if the port cannot be listened on
   * @throws IllegalStateException if it was started before, or if the web server cannot start
   * @throws RuntimeException what the pub/sub provider failed with
   */
  public void start(int port) {
    if (!state.compareAndSet(State.NEW, State.STARTING)) {
      throw new IllegalStateException("This site was started before; build another one");
    }
    JettyHost starting = new JettyHost(options, port, endpoint, slowBrowsers);
    try {
      starting.listen();
      join(endpoint.start());
      starting.start();
    } catch (RuntimeException failure) {
      state.set(State.STOPPING);
      end(starting);
      throw failure;
    }
    host = starting;
    if (!state.compareAndSet(State.STARTING, State.RUNNING)) {
      end(starting);
      throw new IllegalStateException("This site was stopped while it started");
    }
    if (options.stopOnShutdown()) {
      hook.register();
    }
    log.info("JView {} listens on {}", Build.THIS.version(), address(starting.port()));
  }

  /**
   * Gives the port that is listened on.
   *
   * @return the port
   * @throws IllegalStateException if the site was not started
   */
  public int port() {
    JettyHost running = host;
    if (running == null) {
      throw new IllegalStateException("The site has no port before it is started");
    }
    return running.port();
  }

  /**
   * Gives the pub/sub provider, for broadcasts from outside of the views.
   *
   * @return the provider
   */
  public PubSubProvider pubsub() {
    return pubsub;
  }

  /**
   * Closes all sockets of a user on all instances that share the pub/sub, such as after a change of
   * rights; their pages load anew. A plain handler says so with {@link
   * io.jview.web.Response#disconnect}.
   *
   * @param user what {@link io.jview.web.SiteBuilder#userOf} names the user by
   * @return done when the broker has accepted the message; fails as {@link
   *     PubSubProvider#broadcast} does
   * @throws IllegalStateException if the site does not say what names a user
   * @throws IllegalArgumentException if {@code user} is empty or has more than 1,024 characters
   */
  public CompletionStage<Void> disconnect(String user) {
    return endpoint.disconnect(user);
  }

  /**
   * Reads the counters: what is served, and what was held back, dropped or cut.
   *
   * @return the counters, now
   */
  public ServerStats stats() {
    return new ServerStats(endpoint.stats(), slowBrowsers.cut());
  }

  /**
   * Stops gracefully: {@code /health/ready} says 503, browsers are asked to come back elsewhere
   * (close code 1012, spread over the drain deadline), requests end, views and pub/sub end. Returns
   * when all is done; does nothing where it is done already. Never throws.
   */
  public void stop() {
    State before = state.getAndSet(State.STOPPING);
    JettyHost running = host;
    if (before == State.RUNNING && running != null) {
      hook.unregister();
      await(
          endpoint.drain(options.listening().limits().drainDeadline()),
          options.listening().limits().drainDeadline());
      end(running);
      log.info("JView has stopped");
    } else if (before == State.NEW) {
      stopped.complete(null);
    }
    stopped.join();
  }

  /** Does what {@link #stop} does. */
  @Override
  public void close() {
    stop();
  }

  private void end(JettyHost ending) {
    try {
      ending.stop(LAST_REQUESTS);
    } catch (Exception failure) {
      log.warn("The web server did not stop cleanly", failure);
    }
    try {
      join(endpoint.stop());
    } catch (RuntimeException failure) {
      log.warn("The views did not stop cleanly", failure);
    }
    stopped.complete(null);
  }

  private static void await(CompletionStage<Void> stage, Duration deadline) {
    try {
      stage.toCompletableFuture().get(deadline.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      log.warn("Browsers were still connected after {}", deadline);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      log.warn("The sockets did not close cleanly", failure.getCause());
    }
  }

  private static void join(CompletionStage<Void> stage) {
    try {
      stage.toCompletableFuture().join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  private String address(int port) {
    String name = options.listening().host();
    String scheme = options.listening().tls() == null ? "http" : "https";
    return name == null
        ? "%s://localhost:%d (all addresses)".formatted(scheme, port)
        : "%s://%s:%d".formatted(scheme, name.contains(":") ? "[" + name + "]" : name, port);
  }
}
