package io.jview.liveview.runtime;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.keep.Keeps;
import io.jview.liveview.keep.KeptPages;
import io.jview.liveview.keep.MemoryStates;
import io.jview.liveview.route.Registration;
import io.jview.liveview.route.Routes;
import io.jview.liveview.services.Counters;
import io.jview.liveview.services.CrashLog;
import io.jview.liveview.services.Limits;
import io.jview.liveview.services.Services;
import io.jview.liveview.services.Timers;
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
  private int waitingEvents = 64;
  private long waitingEventBytes = 1 << 20;
  private int waitingInfos = 2_048;
  private long waitingInfoBytes = 8L << 20;
  private int messagesPerSecond = 100;
  private int messageBurst = 500;
  private int topicsPerSocket = 100;
  private int maxFrameChars = 1 << 20;
  private int maxFirstFrameChars = 64 << 10;
  private int maxAddressChars = 16 << 10;
  private int maxFields = Params.MAX_FIELDS;
  private int maxViews = Integer.MAX_VALUE;
  private int maxSockets = Integer.MAX_VALUE;
  private int maxSocketsOfAddress = Integer.MAX_VALUE;
  private MemoryBudget budget = new MemoryBudget(Runtime.getRuntime().maxMemory() / 8, 4 << 10);
  private Duration joinDeadline = Duration.ofSeconds(20);
  private Duration pauseLimit = Duration.ofSeconds(30);
  private Duration stopTimeout = Duration.ofSeconds(10);
  private Duration presenceTimeout = Duration.ofSeconds(30);
  private InstantSource clock = InstantSource.system();
  private RandomGenerator random = new SecureRandom();
  private @Nullable PubSubProvider pubsub;
  private @Nullable StateStore stateStore;
  private Duration keepFor = Duration.ofMinutes(2);
  private @Nullable Function<Session, @Nullable String> userOf;
  private Predicate<String> isPlain = path -> false;
  private String title = "";
  private String sessionCookie = CookieSessions.DEFAULT_NAME;
  private boolean checkKeys;

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
    keepFor = positive(time.truncatedTo(ChronoUnit.SECONDS), "keepFor");
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
   * Sets the title of pages whose view sets none, for whoever comes there from another page.
   * Default: none, so that the title stays as it is.
   *
   * @param siteTitle the title
   * @return this
   */
  public LiveRuntimeBuilder title(String siteTitle) {
    title = requireNonNull(siteTitle, "siteTitle");
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
   * Sets how many messages of a browser may wait for one view before its socket is not read for a
   * while. Default: 64.
   *
   * @param count at least 1
   * @return this
   */
  public LiveRuntimeBuilder maxWaitingEvents(int count) {
    waitingEvents = positive(count, "maxWaitingEvents");
    return this;
  }

  /**
   * Sets how much text these messages may be, for one view, and twice that for all views of a
   * socket, as with {@link #maxWaitingEvents}. Default: 1 MiB.
   *
   * @param bytes at least 1
   * @return this
   */
  public LiveRuntimeBuilder maxWaitingEventBytes(long bytes) {
    waitingEventBytes = positive(bytes, "maxWaitingEventBytes");
    return this;
  }

  /**
   * Sets how many infos may wait for one view before the oldest ones are dropped, which is told by
   * {@link LiveView#handleGap}. Default: 2,048.
   *
   * @param count at least 1
   * @return this
   */
  public LiveRuntimeBuilder maxWaitingInfos(int count) {
    waitingInfos = positive(count, "maxWaitingInfos");
    return this;
  }

  /**
   * Sets how much infos that wait for one view may hold, in bytes of the messages' JSON, before the
   * oldest ones are dropped, as with {@link #maxWaitingInfos}. The latest one is kept however large
   * it is. Default: 8 MiB.
   *
   * @param bytes at least 1
   * @return this
   */
  public LiveRuntimeBuilder maxWaitingInfoBytes(long bytes) {
    waitingInfoBytes = positive(bytes, "maxWaitingInfoBytes");
    return this;
  }

  /**
   * Sets how many messages a browser may send over its socket: clicks, form changes, joins. Beyond
   * that the socket is read more slowly, so that nothing is dropped; when this lasts as long as
   * {@link #pauseLimit}, it is closed with 1008. Default: 100 a second, 500 at once.
   *
   * @param perSecond in the long run, at least 1
   * @param burst at once, at least 1
   * @return this
   */
  public LiveRuntimeBuilder messageRate(int perSecond, int burst) {
    messagesPerSecond = positive(perSecond, "perSecond");
    messageBurst = positive(burst, "burst");
    return this;
  }

  /**
   * Sets how many views, nested ones included, may live on one socket. Default: 100.
   *
   * @param count at least 1
   * @return this
   */
  public LiveRuntimeBuilder maxTopicsPerSocket(int count) {
    topicsPerSocket = positive(count, "maxTopicsPerSocket");
    return this;
  }

  /**
   * Sets how long a text frame may be; a longer one closes its socket with 1009. Default: 65,536
   * until a join was admitted, 1,048,576 from then on.
   *
   * @param first until a join was admitted, at least 1
   * @param joined from then on, at least 1
   * @return this
   */
  public LiveRuntimeBuilder maxFrameChars(int first, int joined) {
    maxFirstFrameChars = positive(first, "maxFrameChars");
    maxFrameChars = positive(joined, "maxFrameChars");
    return this;
  }

  /**
   * Sets how large an address may be, and how many fields a form may have. A longer one is refused
   * before anything of it is read. Default: 16,384 characters and 1,000 parameters or fields.
   *
   * @param chars at least 1
   * @param fields at least 1
   * @return this
   */
  public LiveRuntimeBuilder maxAddress(int chars, int fields) {
    maxAddressChars = positive(chars, "maxAddress");
    maxFields = positive(fields, "maxAddress");
    return this;
  }

  /**
   * Sets how many sockets may be open, and how many views live on them. What is past it is refused.
   * Default: no limit.
   *
   * @param sockets in all, at least 1
   * @param ofAddress from one address, of those that have not joined, at least 1
   * @param views in all, at least 1
   * @return this
   */
  public LiveRuntimeBuilder maxSockets(int sockets, int ofAddress, int views) {
    maxSockets = positive(sockets, "maxSockets");
    maxSocketsOfAddress = positive(ofAddress, "maxSockets");
    maxViews = positive(views, "maxSockets");
    return this;
  }

  /**
   * Sets by when a socket must have joined; then it is closed with 1008. Default: 20 seconds.
   *
   * @param deadline more than zero
   * @return this
   */
  public LiveRuntimeBuilder joinDeadline(Duration deadline) {
    joinDeadline = positive(deadline, "joinDeadline");
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
   * Sets how long a socket may stay unread because its views are behind; then it is closed.
   * Default: 30 seconds.
   *
   * @param limit more than zero
   * @return this
   */
  public LiveRuntimeBuilder pauseLimit(Duration limit) {
    pauseLimit = positive(limit, "pauseLimit");
    return this;
  }

  /**
   * Sets how long a stop waits for views that are at work before it interrupts them. Default: 10
   * seconds.
   *
   * @param timeout more than zero
   * @return this
   */
  public LiveRuntimeBuilder stopTimeout(Duration timeout) {
    stopTimeout = positive(timeout, "stopTimeout");
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

  private static <N extends Number> N positive(N count, String name) {
    if (count.longValue() < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + count);
    }
    return count;
  }

  private static Duration positive(Duration duration, String name) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + " must be more than zero, not " + duration);
    }
    return duration;
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
            Routes.of(views, isPlain, maxAddressChars, maxFields),
            trust,
            limits(),
            budget,
            counters,
            List.copyOf(interceptors),
            new Owners(userOf),
            kept,
            title,
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

  private Limits limits() {
    return new Limits(
        waitingEvents,
        waitingEventBytes,
        waitingInfos,
        waitingInfoBytes,
        messagesPerSecond,
        messageBurst,
        topicsPerSocket,
        maxFrameChars,
        maxFirstFrameChars,
        maxAddressChars,
        maxFields,
        maxViews,
        maxSockets,
        maxSocketsOfAddress,
        joinDeadline,
        pauseLimit,
        stopTimeout);
  }

  private static List<String> madeUp() {
    byte[] bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return List.of(Base64.getEncoder().encodeToString(bytes));
  }
}
