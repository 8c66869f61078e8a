package io.jview.pubsub.redis;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.Credentials;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.redis.cluster.ClusterAdapter;
import io.jview.pubsub.redis.resp.Lookup;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.server.Channels;
import io.jview.pubsub.redis.server.MasterFinder;
import io.jview.pubsub.redis.server.RedisAdapter;
import io.jview.pubsub.redis.server.Sentinels;
import io.jview.pubsub.spi.PubSubAdapter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sets what of a {@link RedisPubSub} is to differ from the defaults. Not thread-safe. */
public final class RedisPubSubBuilder {

  private final RedisUrl url;
  private @Nullable String user;
  private @Nullable String password;
  private @Nullable Supplier<Credentials> credentials;
  private @Nullable String sentinelUser;
  private @Nullable String sentinelPassword;
  private Lookup lookup = InetAddress::getAllByName;
  private int database;
  private @Nullable SSLContext tls;
  private String channelPrefix = "jview:";
  private String clientName = "jview";
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration probeInterval = Duration.ofSeconds(5);
  private Consumer<PubSubBuilder> engine = settings -> {};

  RedisPubSubBuilder(RedisUrl url) {
    this.url = url;
    this.user = url.user();
    this.password = url.password();
    this.database = url.database();
  }

  /**
   * Sets what stands ahead of each topic in the name of its channel. Instances with different
   * prefixes never meet; those in different databases with the same prefix do, as Redis has one set
   * of channels for all databases. End it with a {@code :} or the like.
   *
   * @param prefix {@code jview:} unless set; may be empty, and on a cluster holds no <code>{
   *     </code>
   * @return this builder
   */
  public RedisPubSubBuilder channelPrefix(String prefix) {
    channelPrefix = requireNonNull(prefix, "prefix");
    return this;
  }

  /**
   * Sets who logs in.
   *
   * @param name the one in the URL unless set, and Redis' default user without one
   * @return this builder
   */
  public RedisPubSubBuilder user(String name) {
    user = requireNonNull(name, "name");
    return this;
  }

  /**
   * Sets the password to log in with. It never reaches a log or an error.
   *
   * @param secret the one in the URL unless set; without one there is no login
   * @return this builder
   */
  public RedisPubSubBuilder password(String secret) {
    password = requireNonNull(secret, "secret");
    return this;
  }

  /**
   * Sets who logs in, asked anew at each connecting: for passwords that change while we run. In
   * place of {@link #user} and {@link #password}. What it gives never reaches a log or an error.
   *
   * @param source called by a thread that connects, for each connection; may take its time. What it
   *     throws fails the try to connect, which is repeated
   * @return this builder
   */
  public RedisPubSubBuilder credentials(Supplier<Credentials> source) {
    credentials = requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets who logs in at the sentinels.
   *
   * @param name Redis' default user unless set
   * @return this builder
   */
  public RedisPubSubBuilder sentinelUser(String name) {
    sentinelUser = requireNonNull(name, "name");
    return this;
  }

  /**
   * Sets the password to log in at the sentinels with. It never reaches a log or an error.
   *
   * @param secret without one there is no login at them
   * @return this builder
   */
  public RedisPubSubBuilder sentinelPassword(String secret) {
    sentinelPassword = requireNonNull(secret, "secret");
    return this;
  }

  /** Sets how hosts are looked up. */
  RedisPubSubBuilder lookup(Lookup by) {
    lookup = by;
    return this;
  }

  /**
   * Selects a database, which matters for permissions only: channels are shared by all.
   *
   * @param number the one in the URL unless set, and 0 without one
   * @return this builder
   */
  public RedisPubSubBuilder database(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("database must be 0 or greater, not " + number);
    }
    database = number;
    return this;
  }

  /**
   * Sets whose certificates are trusted. Connections are then encrypted, and the server's
   * certificate must name its host.
   *
   * @param file a key store with the certificates; those that the JVM trusts unless set
   * @param secret the password of the file
   * @return this builder
   * @throws IllegalArgumentException if the file cannot be read
   */
  public RedisPubSubBuilder trustStore(Path file, String secret) {
    return sslContext(
        TrustStores.read(requireNonNull(file, "file"), requireNonNull(secret, "secret")));
  }

  /**
   * Sets all that encryption needs, such as a certificate of our own that the server asks for.
   * Connections are then encrypted.
   *
   * @param context the JVM's default one unless set, where the URL begins with {@code rediss}
   * @return this builder
   */
  public RedisPubSubBuilder sslContext(SSLContext context) {
    tls = requireNonNull(context, "context");
    return this;
  }

  /**
   * Sets the name that {@code CLIENT LIST} shows.
   *
   * @param name {@code jview} unless set; without spaces
   * @return this builder
   */
  public RedisPubSubBuilder clientName(String name) {
    if (!requireNonNull(name, "name").matches("[!-~]+")) {
      throw new IllegalArgumentException("clientName must be printable ASCII without spaces");
    }
    clientName = name;
    return this;
  }

  /**
   * Limits how long one try to connect may take, and how long the start waits.
   *
   * @param timeout 10 seconds unless set; at least 100 ms
   * @return this builder
   */
  public RedisPubSubBuilder connectTimeout(Duration timeout) {
    connectTimeout = atLeast(100, timeout, "connectTimeout");
    return this;
  }

  /**
   * Sets how often delivery is probed, with a message of our own to ourselves, and how long the
   * answer may take. A connection that is dead is found within twice that time, a server that
   * answers and does not deliver within three times.
   *
   * @param interval 5 seconds unless set; at least 100 ms
   * @return this builder
   */
  public RedisPubSubBuilder probeInterval(Duration interval) {
    probeInterval = atLeast(100, interval, "probeInterval");
    return this;
  }

  private static Duration atLeast(long millis, Duration value, String name) {
    if (requireNonNull(value, name).compareTo(Duration.ofMillis(millis)) < 0) {
      throw new IllegalArgumentException(
          name + " must be at least " + millis + " ms, not " + value);
    }
    return value;
  }

  /**
   * Limits how long a broadcast waits for Redis before it fails.
   *
   * @param timeout 5 seconds unless set
   * @return this builder
   */
  public RedisPubSubBuilder publishTimeout(Duration timeout) {
    return engine(settings -> settings.publishTimeout(timeout));
  }

  /**
   * Bounds what waits for Redis. What does not fit fails at once.
   *
   * @param messages how many; 16,384 unless set
   * @param bytes how large together, as JSON; 64 MiB unless set
   * @return this builder
   */
  public RedisPubSubBuilder outbox(int messages, long bytes) {
    return engine(settings -> settings.outbox(messages, bytes));
  }

  /**
   * Lets the start be done although Redis cannot be reached; it is tried again for ever.
   *
   * @param allowed false unless set
   * @return this builder
   */
  public RedisPubSubBuilder startDisconnected(boolean allowed) {
    return engine(settings -> settings.startDisconnected(allowed));
  }

  /**
   * Signs each frame with a secret that the instances share, and refuses all others: who can write
   * to Redis but does not know the secret cannot speak to the sessions. See {@link
   * PubSubBuilder#signedFrames}.
   *
   * @param secret signs; at least 32 bytes, which {@link #build()} checks. It never reaches a log
   *     or an error
   * @param others are accepted as well, while a secret is being changed
   * @return this builder
   */
  public RedisPubSubBuilder signedFrames(String secret, String... others) {
    return engine(settings -> settings.signedFrames(secret, others));
  }

  /**
   * Sets anything else that the engine can do differently: mailboxes, limits, observers. May be
   * called several times.
   *
   * @param settings is given the engine's builder by {@link #build()}
   * @return this builder
   */
  public RedisPubSubBuilder engine(Consumer<PubSubBuilder> settings) {
    engine = engine.andThen(requireNonNull(settings, "settings"));
    return this;
  }

  /**
   * Makes the provider.
   *
   * @return the provider, not started
   */
  public RedisPubSub build() {
    Duration ofAdapter = connectTimeout.multipliedBy(9).dividedBy(10);
    RedisOptions options =
        new RedisOptions(
            login(),
            credentials(sentinelUser, sentinelPassword),
            TrustStores.factory(tls, url.tls()),
            database,
            clientName,
            ofAdapter,
            probeInterval,
            lookup);
    Channels channels = new Channels(channelPrefix, url.kind() == RedisUrl.Kind.CLUSTER);
    PubSubBuilder settings =
        PubSub.builder(adapter(options, channels)).connectTimeout(connectTimeout);
    engine.accept(settings);
    return new RedisPubSub(settings.build(), channels);
  }

  private Supplier<@Nullable Credentials> login() {
    Supplier<Credentials> source = credentials;
    if (source != null) {
      return source::get;
    }
    Credentials fixed = credentials(user, password);
    return () -> fixed;
  }

  private static @Nullable Credentials credentials(@Nullable String name, @Nullable String secret) {
    return secret == null ? null : new Credentials(name, secret);
  }

  private PubSubAdapter adapter(RedisOptions options, Channels channels) {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String probes = "$jview:" + HexFormat.of().formatHex(random);
    return switch (url.kind()) {
      case SERVER, UNIX -> {
        MasterFinder server = new MasterFinder.Fixed(url.addresses().getFirst());
        yield new RedisAdapter(server, options, channels, probes);
      }
      case SENTINEL -> {
        MasterFinder sentinels = new Sentinels(url.addresses(), url.master(), options);
        yield new RedisAdapter(sentinels, options, channels, probes);
      }
      case CLUSTER -> new ClusterAdapter(url.addresses(), options, channels, probes);
    };
  }
}
