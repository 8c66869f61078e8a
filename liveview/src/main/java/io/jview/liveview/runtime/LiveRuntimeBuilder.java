package io.jview.liveview.runtime;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Session;
import io.jview.liveview.host.LiveLimits;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.host.Titles;
import io.jview.liveview.keep.Keeps;
import io.jview.liveview.keep.KeptPages;
import io.jview.liveview.keep.MemoryStates;
import io.jview.liveview.route.Registration;
import io.jview.liveview.route.Routes;
import io.jview.liveview.services.Counters;
import io.jview.liveview.services.CrashLog;
import io.jview.liveview.services.Services;
import io.jview.liveview.services.Timers;
import io.jview.liveview.spool.UploadFolder;
import io.jview.liveview.trust.CookieSessions;
import io.jview.liveview.trust.KeyCheck;
import io.jview.liveview.trust.Origins;
import io.jview.liveview.trust.Owners;
import io.jview.liveview.trust.Trust;
import io.jview.pubsub.InstrumentedPubSub;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.presence.Presence;
import io.jview.pubsub.spi.StateStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Configures a {@link LiveRuntime}. Not thread-safe. */
public final class LiveRuntimeBuilder {

  private final List<Registration> views = new ArrayList<>();
  private final List<LiveInterceptor> interceptors = new ArrayList<>();
  private List<String> secrets = List.of();
  private List<String> allowedOrigins = List.of();
  private LiveLimits limits = LiveLimits.DEFAULTS;
  private MemoryBudget budget = new MemoryBudget(Runtime.getRuntime().maxMemory() / 8, 4 << 10);
  private Duration presenceTimeout = Duration.ofSeconds(30);
  private InstantSource clock = InstantSource.system();
  private RandomGenerator random = new SecureRandom();
  private @Nullable PubSubProvider pubsub;
  private @Nullable StateStore stateStore;
  private Duration keepFor = Duration.ofMinutes(2);
  private @Nullable Function<Session, @Nullable String> userOf;
  private Predicate<String> isPlain = path -> false;
  private Titles titles = Titles.NONE;
  private String sessionCookie = CookieSessions.DEFAULT_NAME;
  private boolean checkKeys;
  private Path uploadFolder = Path.of(System.getProperty("java.io.tmpdir"), "jview-uploads");
  private long uploadBytes = 4L << 30;

  LiveRuntimeBuilder() {}

  /**
   * Sets the pub/sub. The runtime starts and stops it; two runtimes may not share one. Default: in
   * memory.
   *
   * @param provider the provider
   * @return this
   */
  public LiveRuntimeBuilder pubsub(PubSubProvider provider) {
    pubsub = requireNonNull(provider, "provider");
    return this;
  }

  /**
   * Sets where pages keep what outlives their sockets, see {@link LiveView#keep}. All instances
   * need the same. Default: with the pub/sub's broker, where it has room for that; or else in
   * memory, up to 64 MiB, so that pages find it on the same instance only.
   *
   * @param store the store; neither started nor stopped here
   * @return this
   */
  public LiveRuntimeBuilder stateStore(StateStore store) {
    stateStore = requireNonNull(store, "store");
    return this;
  }

  /**
   * Sets for how long it is kept. Default: 2 minutes.
   *
   * @param time at least a second
   * @return this
   */
  public LiveRuntimeBuilder keepFor(Duration time) {
    keepFor = time.truncatedTo(ChronoUnit.SECONDS);
    if (!keepFor.isPositive()) {
      throw new IllegalArgumentException("keepFor must be a second at least, not " + time);
    }
    return this;
  }

  /**
   * Adds a view at a path. A segment in braces is a parameter: {@code /chat/{room}}; a literal
   * segment wins over it. A slash at the end of a request's path does not count.
   *
   * @param pattern the path, which starts with a slash
   * @param view what is shown there, for all browsers the same object
   * @return this
   * @throws IllegalArgumentException if the view overrides neither of its {@code render} methods
   */
  public LiveRuntimeBuilder live(String pattern, LiveView<?> view) {
    return live(RouteGroup.DEFAULT, pattern, view);
  }

  /**
   * Adds a view at a path, in a group.
   *
   * @param group what it shares with other views
   * @param pattern the path, see {@link #live(String, LiveView)}
   * @param view what is shown there, for all browsers the same object
   * @return this
   * @throws IllegalArgumentException if the view overrides neither of its {@code render} methods
   */
  public LiveRuntimeBuilder live(RouteGroup group, String pattern, LiveView<?> view) {
    views.add(new Registration(group, pattern, view));
    return this;
  }

  /**
   * Puts an interceptor around each callback and each render of all views. The first one is
   * outermost. Default: none.
   *
   * @param interceptor what stands around them
   * @return this
   */
  public LiveRuntimeBuilder around(LiveInterceptor interceptor) {
    interceptors.add(requireNonNull(interceptor, "interceptor"));
    return this;
  }

  /**
   * Sets where files wait that browsers send. Each process has a folder of its own in it; what one
   * has left behind that is no more is removed at start. Default: {@code jview-uploads} in the
   * system's temporary folder, 4 GiB.
   *
   * @param folder the folder, made when the first file comes
   * @param bytes how many bytes all files may have together
   * @return this
   */
  public LiveRuntimeBuilder uploads(Path folder, long bytes) {
    uploadFolder = requireNonNull(folder, "folder");
    uploadBytes = bytes;
    return this;
  }

  /**
   * Sets what names a user, so that {@link LiveRuntime#disconnect} can close all sockets of one.
   * Asked once for each socket, on the thread that opens it; it must not block. All instances need
   * the same. Default: nothing does.
   *
   * @param identity gives what a session's user is named by, such as an account's id; null where
   *     nobody is signed in
   * @return this
   */
  public LiveRuntimeBuilder userOf(Function<Session, @Nullable String> identity) {
    userOf = requireNonNull(identity, "identity");
    return this;
  }

  /**
   * Sets which paths of the site lead to something else than a view, such as a plain page or a
   * file, though a route with parameters may fit them as well: a browser that navigates there loads
   * the page. Default: none.
   *
   * @param paths tells it of a path, percent-encoded as it came; called on any thread
   * @return this
   */
  public LiveRuntimeBuilder plainPaths(Predicate<String> paths) {
    isPlain = requireNonNull(paths, "paths");
    return this;
  }

  /**
   * Sets what the session's cookie is called. It is signed for this name, so that the cookie of
   * another site is no session here, though both have one secret. Default: {@code _jview_session}.
   *
   * @param name letters, digits, dots, dashes and underscores, 64 at most
   * @return this
   */
  public LiveRuntimeBuilder sessionCookie(String name) {
    sessionCookie = requireNonNull(name, "name");
    return this;
  }

  /**
   * Sets the title of pages whose view sets none, for whoever comes there from another page, and
   * what stands around others. The first, plain page has what its view has set, bare. Default:
   * {@link Titles#NONE}.
   *
   * @param siteTitles the titles
   * @return this
   */
  public LiveRuntimeBuilder titles(Titles siteTitles) {
    titles = requireNonNull(siteTitles, "siteTitles");
    return this;
  }

  /**
   * Sets the secrets that tokens and cookies are signed with: the first one signs, all are
   * accepted, so that a new one can be put in front of the old one. All instances need the same.
   * Default: a random one, with a warning, good for one instance until it stops.
   *
   * @param secrets texts of at least 32 bytes each
   * @return this
   */
  public LiveRuntimeBuilder secrets(List<String> secrets) {
    this.secrets = List.copyOf(secrets);
    return this;
  }

  /**
   * Sets whether the instances that share a pub/sub tell each other the ids of their secrets' keys,
   * on the topic {@code jview:instances}, and log an error where two have none in common. Ids tell
   * nothing about the secrets. Default: not; {@code JView} does where it is given a provider.
   *
   * @param on whether they do
   * @return this
   */
  public LiveRuntimeBuilder checkKeys(boolean on) {
    checkKeys = on;
    return this;
  }

  /**
   * Allows sockets from pages of other origins, besides those of the same host. Default: none.
   *
   * @param origins such as {@code https://www.example.com}
   * @return this
   */
  public LiveRuntimeBuilder allowedOrigins(List<String> origins) {
    allowedOrigins = List.copyOf(origins);
    return this;
  }

  /**
   * Sets what live pages bear. Default: {@link LiveLimits#DEFAULTS}.
   *
   * @param bounds the limits
   * @return this
   */
  public LiveRuntimeBuilder limits(LiveLimits bounds) {
    limits = requireNonNull(bounds, "bounds");
    return this;
  }

  /**
   * Sets what all browsers together may make the process hold. Default: an eighth of the largest
   * heap, besides 4 KiB for each.
   *
   * @param shared the budget
   * @return this
   */
  public LiveRuntimeBuilder budget(MemoryBudget shared) {
    budget = requireNonNull(shared, "shared");
    return this;
  }

  /**
   * Sets after how long the pages of an instance that says nothing any more are no longer present,
   * see {@link LiveSocket#track}. Default: 30 seconds.
   *
   * @param timeout at least 10 seconds
   * @return this
   */
  public LiveRuntimeBuilder presenceTimeout(Duration timeout) {
    presenceTimeout = requireNonNull(timeout, "timeout");
    return this;
  }

  /**
   * Sets the clock that tokens age by. Default: the system's.
   *
   * @param source the clock
   * @return this
   */
  public LiveRuntimeBuilder clock(InstantSource source) {
    clock = requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets where ids and CSRF secrets come from. Default: {@link SecureRandom}; anything else is for
   * tests.
   *
   * @param generator the generator, thread-safe
   * @return this
   */
  public LiveRuntimeBuilder random(RandomGenerator generator) {
    random = requireNonNull(generator, "generator");
    return this;
  }

  /**
   * Makes the runtime, which is not started yet.
   *
   * @return the runtime
   * @throws IllegalArgumentException if a route is malformed or there twice, two groups have one
   *     name, a secret is too short, or an origin none
   */
  public LiveRuntime build() {
    LimitedLog log = new LimitedLog(LiveRuntime.class, System::nanoTime);
    Trust trust = new Trust(secrets.isEmpty() ? madeUp() : secrets, sessionCookie, clock, random);
    ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("jview-view-", 0).factory());
    PubSubProvider provider = pubsub == null ? PubSub.inMemory() : pubsub;
    Timers timers = new Timers();
    Counters counters = new Counters();
    KeptPages kept = kept(provider, trust, timers, counters, log);
    Services services =
        new Services(
            provider,
            Presence.builder(provider).timeout(presenceTimeout).build(),
            executor,
            timers,
            Routes.of(views, isPlain, limits.addresses()),
            trust,
            limits,
            budget,
            counters,
            new UploadFolder(uploadFolder, uploadBytes, trust::freshId, log),
            List.copyOf(interceptors),
            new Owners(userOf),
            kept,
            titles,
            new CrashLog(log, timers),
            log);
    OpenSockets sockets = new OpenSockets(timers, random);
    return new LiveRuntime(
        services,
        new Origins(allowedOrigins),
        sockets,
        executor,
        secrets.isEmpty(),
        checkKeys ? new KeyCheck(provider, trust.freshId(), trust.keyIds(), log) : null,
        userOf == null ? null : new Disconnects(provider, trust, sockets, userOf, log));
  }

  /** Other instances are asked where they see the same store, if there is a view that keeps. */
  private KeptPages kept(
      PubSubProvider provider, Trust trust, Timers timers, Counters counters, LimitedLog log) {
    StateStore brokers = provider instanceof InstrumentedPubSub known ? known.stateStore() : null;
    StateStore shared = stateStore == null ? brokers : stateStore;
    boolean any = views.stream().anyMatch(added -> Keeps.any(added.view()));
    return new KeptPages(
        shared == null ? new MemoryStates(64L << 20, System::nanoTime) : shared,
        keepFor,
        trust,
        shared != null && any ? provider : null,
        timers::after,
        counters.droppedStates(),
        log);
  }

  private static List<String> madeUp() {
    byte[] bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return List.of(Base64.getEncoder().encodeToString(bytes));
  }
}
