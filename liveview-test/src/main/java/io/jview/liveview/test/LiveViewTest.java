package io.jview.liveview.test;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.html.Url;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.web.Limits;
import io.jview.web.Site;
import io.jview.web.SiteBuilder;
import io.jview.web.host.HostSettings;
import io.jview.web.host.SiteEndpoint;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A site in the test's own process: all of it, without a server and a browser. Each {@link #open}
 * is another browser, which begins with the cookies that {@link #session}, {@link #get} and {@link
 * #post} have left.
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
 *
 * <p>A whole site, with its plain handlers, guards and layouts:
 *
 * <pre>{@code
 * try (LiveViewTest site = LiveViewTest.of(MySite.site())) {
 *   site.get("/boards").redirectedTo("/login");
 *   site.post("/login", Map.of("user", "ada")).redirectedTo("/boards");
 *   assertEquals("ada", site.open("/boards").text("#user"));
 *   assertEquals(404, site.status("/nowhere"));
 * }
 * }</pre>
 */
public final class LiveViewTest implements AutoCloseable {

  private static final String SECRET = "a secret for tests only, of 32 bytes and more";
  private static final int UNLIMITED = 1_000_000;

  private final PubSubProvider pubsub;
  private final SiteEndpoint endpoint;
  private final SiteUnderTest site;
  private final TestBrowser first;

  private LiveViewTest(Builder builder) {
    pubsub = builder.pubsub;
    Site whole = builder.site == null ? builder.views.title("").build() : builder.site;
    AtomicReference<@Nullable LiveSocket> tapped = new AtomicReference<>();
    Map<LiveView<?>, LiveView<?>> taps = new IdentityHashMap<>();
    endpoint =
        whole.open(
            HostSettings.of(pubsub)
                .withSecrets(List.of(SECRET))
                .withLimits(Limits.DEFAULTS.withMessageRate(UNLIMITED, UNLIMITED))
                .withViewDecorator(
                    view -> taps.computeIfAbsent(view, v -> new Tap<>(v, tapped::set))));
    site =
        new SiteUnderTest(
            endpoint, whole.basePath(), tapped, builder.connectParams, builder.timeout);
    first = new TestBrowser(site, new CookieJar());
    await("start", endpoint.start().toCompletableFuture());
  }

  /**
   * Starts a whole site.
   *
   * @param site the site
   * @return the site, started
   */
  public static LiveViewTest of(Site site) {
    return builder().site(site).build();
  }

  /**
   * Makes a site with one view.
   *
   * @param path where it is, see {@link SiteBuilder#live}
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
   * Sets what the session cookie holds from now on, as after a login; of browsers opened already it
   * stays as it is.
   *
   * @param values the values
   * @return this
   */
  public LiveViewTest session(Map<String, String> values) {
    var writer = endpoint.sessionCookies();
    first.cookies().put(writer.name(), writer.write(values));
    return this;
  }

  /**
   * Opens a page in a new browser, following redirects, and joins its view where it has one.
   *
   * @param path path and query
   * @return the page
   * @throws AssertionError if there is no page at the path, or its view cannot mount
   */
  public LivePage open(String path) {
    return browser().open(path);
  }

  /**
   * Opens a page; see {@link #open(String)}.
   *
   * @param address its address
   * @return the page
   */
  public LivePage open(Url address) {
    return open(address.toString());
  }

  private LivePage open(String path, Runnable onClose) {
    return browser().open(path, onClose);
  }

  /**
   * Makes a new browser, whose tabs and requests share their cookies.
   *
   * @return the browser, with the cookies that {@link #session}, {@link #get} and {@link #post}
   *     have left
   */
  public TestBrowser browser() {
    return new TestBrowser(site, first.cookies().copy());
  }

  /**
   * Asks for a page, without following redirects.
   *
   * @param path its path and query
   * @return the answer
   */
  public Answer get(String path) {
    return first.get(path);
  }

  /**
   * Posts a form, without following redirects. The CSRF token is added unless the form holds one.
   *
   * @param path its path and query
   * @param form values by field
   * @return the answer
   */
  public Answer post(String path, Map<String, String> form) {
    return first.post(path, form);
  }

  /**
   * Asks for a page and gives the status, without following redirects.
   *
   * @param path its path and query
   * @return the HTTP status
   */
  public int status(String path) {
    return first.status(path);
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

  /**
   * Closes all sockets of a user, as {@code JView.disconnect} does. Their pages load anew with the
   * next thing that a test does with them.
   *
   * @param user what the site names the user by
   */
  public void disconnect(String user) {
    await("disconnect", endpoint.disconnect(user).toCompletableFuture());
  }

  private void await(String what, CompletableFuture<Void> done) {
    try {
      done.get(site.timeout().toMillis(), TimeUnit.MILLISECONDS);
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

    private final SiteBuilder views = Site.builder();
    private @Nullable Site site;
    private PubSubProvider pubsub = PubSub.inMemory();
    private Duration timeout = Duration.ofSeconds(5);
    private Map<String, Object> connectParams = Map.of();

    private Builder() {}

    /**
     * Sets the whole site, in place of single views.
     *
     * @param whole the site
     * @return this
     */
    public Builder site(Site whole) {
      site = requireNonNull(whole, "whole");
      return this;
    }

    /**
     * Adds a view.
     *
     * @param path where it is, see {@link SiteBuilder#live}
     * @param view the view
     * @return this
     * @throws IllegalArgumentException if the path is malformed or taken
     */
    public Builder live(String path, LiveView<?> view) {
      views.live(path, view);
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
     * Sets what the page's script passes when it connects, see {@link
     * io.jview.liveview.LiveSocket#connectParams}. Default: nothing.
     *
     * @param params values by name: texts, numbers, booleans, or lists of these
     * @return this
     */
    public Builder connectParams(Map<String, Object> params) {
      connectParams = Map.copyOf(params);
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
