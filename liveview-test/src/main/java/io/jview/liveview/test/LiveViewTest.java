package io.jview.liveview.test;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A site in the test's own process: the real runtime, without a server and a browser. Each {@link
 * #open} is another browser.
 *
 * <pre>{@code
 * try (LiveViewTest site = LiveViewTest.of("/counter", new CounterView());
 *     LivePage one = site.open("/counter");
 *     LivePage two = site.open("/counter")) {
 *   one.click("#up");
 *   assertEquals("1", one.text("#count"));
 *   two.awaitText("#count", "1");
 * }
 * }</pre>
 */
public final class LiveViewTest implements AutoCloseable {

  private static final String SECRET = "a secret for tests only, of 32 bytes and more";
  private static final int UNLIMITED = 1_000_000;

  private final PubSubProvider pubsub;
  private final LiveEndpoint endpoint;
  private final Duration timeout;
  private final AtomicReference<@Nullable LiveSocket> tapped;
  private Map<String, String> session = Map.of();

  private LiveViewTest(Builder builder) {
    pubsub = builder.pubsub;
    timeout = builder.timeout;
    tapped = builder.tapped;
    endpoint =
        builder
            .runtime
            .pubsub(pubsub)
            .secrets(List.of(SECRET))
            .messageRate(UNLIMITED, UNLIMITED)
            .build();
    await("start", endpoint.start().toCompletableFuture());
  }

  /**
   * Makes a site with one view.
   *
   * @param path where it is, see {@link LiveRuntimeBuilder#live}
   * @param view the view
   * @return the site, started
   */
  public static LiveViewTest of(String path, LiveView<?> view) {
    return builder().live(path, view).build();
  }

  /**
   * Opens a page of one view, on a site of its own that ends with it.
   *
   * @param view the view
   * @return the page
   */
  public static LivePage mount(LiveView<?> view) {
    LiveViewTest site = of("/", view);
    return site.open("/", site::close);
  }

  /**
   * Begins a site.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sets what the session cookie of browsers opened from now on holds, as after a login.
   *
   * @param values the values
   * @return this
   */
  public LiveViewTest session(Map<String, String> values) {
    session = Map.copyOf(values);
    return this;
  }

  /**
   * Opens a page in a new browser and joins its view.
   *
   * @param path path and query
   * @return the page
   * @throws AssertionError if there is no page at the path, or its view cannot mount
   */
  public LivePage open(String path) {
    return open(path, () -> {});
  }

  private LivePage open(String path, Runnable onClose) {
    Map<String, String> cookies = new HashMap<>();
    if (!session.isEmpty()) {
      var writer = endpoint.sessionCookies();
      cookies.put(writer.name(), writer.write(session));
    }
    Tab tab = new Tab(timeout);
    Visit visit = new Visit(endpoint, cookies, tapped, tab);
    LivePage page = new LivePage(visit, tab, timeout, onClose);
    boolean opened = false;
    try {
      visit.load(path);
      opened = true;
      return page;
    } finally {
      if (!opened) {
        page.close();
      }
    }
  }

  /**
   * Broadcasts a message and waits until the provider has accepted it. What pages make of it is to
   * be awaited.
   *
   * @param topic the topic
   * @param message the message
   */
  public void broadcast(String topic, @Nullable Object message) {
    await("broadcast", pubsub.broadcast(topic, message).toCompletableFuture());
  }

  private void await(String what, CompletableFuture<Void> done) {
    try {
      done.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception failed) {
      throw new AssertionError(what + " failed", failed);
    }
  }

  /** Ends every page and stops the provider. */
  @Override
  public void close() {
    endpoint.stop().toCompletableFuture().join();
  }

  /** Configures a {@link LiveViewTest}. */
  public static final class Builder {

    private final LiveRuntimeBuilder runtime = LiveRuntime.builder();
    private final AtomicReference<@Nullable LiveSocket> tapped = new AtomicReference<>();
    private final Map<LiveView<?>, LiveView<?>> taps = new IdentityHashMap<>();
    private PubSubProvider pubsub = PubSub.inMemory();
    private Duration timeout = Duration.ofSeconds(5);

    private Builder() {}

    /**
     * Adds a view.
     *
     * @param path where it is, see {@link LiveRuntimeBuilder#live}
     * @param view the view
     * @return this
     */
    public Builder live(String path, LiveView<?> view) {
      runtime.live(path, taps.computeIfAbsent(view, v -> new Tap<>(v, tapped::set)));
      return this;
    }

    /**
     * Sets the pub/sub, which is started and stopped with the site. Default: in memory.
     *
     * @param provider the provider
     * @return this
     */
    public Builder pubsub(PubSubProvider provider) {
      pubsub = requireNonNull(provider, "provider");
      return this;
    }

    /**
     * Sets how long actions and waits may take. Default: 5 seconds.
     *
     * @param duration the time
     * @return this
     */
    public Builder timeout(Duration duration) {
      timeout = requireNonNull(duration, "duration");
      return this;
    }

    /**
     * Makes the site and starts it.
     *
     * @return the site
     * @throws IllegalArgumentException if a route is malformed
     */
    public LiveViewTest build() {
      return new LiveViewTest(this);
    }
  }
}
