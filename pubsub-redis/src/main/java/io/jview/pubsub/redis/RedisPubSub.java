package io.jview.pubsub.redis;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.PubSubStats;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.redis.cluster.ClusterAdapter;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.server.Channels;
import io.jview.pubsub.redis.server.MasterFinder;
import io.jview.pubsub.redis.server.RedisAdapter;
import io.jview.pubsub.redis.server.Sentinels;
import io.jview.pubsub.spi.PubSubAdapter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Pub/sub over Redis: what is broadcast on one instance reaches the subscribed sessions of all that
 * share the server and the channel prefix. Every delivery rule holds; see {@code docs/redis.md} for
 * set-up, sizing and the permissions that it needs.
 *
 * <p>Starts once: after a stop it cannot be started again; make another one.
 */
public final class RedisPubSub implements PubSubProvider {

  private final PubSub engine;
  private final Channels channels;

  private RedisPubSub(PubSub engine, Channels channels) {
    this.engine = engine;
    this.channels = channels;
  }

  /**
   * Makes one for {@code redis://localhost:6379}, with the defaults.
   *
   * @return the provider, not started
   */
  public static RedisPubSub create() {
    return create("redis://localhost:6379");
  }

  /**
   * Makes one with the defaults.
   *
   * @param url where Redis is, as for {@link #builder}
   * @return the provider, not started
   * @throws IllegalArgumentException if the URL is not one; the text never holds the password
   */
  public static RedisPubSub create(String url) {
    return builder(url).build();
  }

  /**
   * Begins one. The URL is one of
   *
   * <ul>
   *   <li>{@code redis://[user:password@]host[:6379][/database]} for one server,
   *   <li>{@code redis-sentinel://[user:password@]host[:26379],…/master} for the master that
   *       sentinels name,
   *   <li>{@code redis-cluster://[user:password@]host[:6379],…} for a cluster, of which some nodes
   *       are named.
   * </ul>
   *
   * <p>With {@code rediss} instead of {@code redis} connections are encrypted. Special characters
   * of user and password are percent-encoded.
   *
   * @param url where Redis is
   * @return a builder with the defaults
   * @throws IllegalArgumentException if the URL is not one; the text never holds the password
   */
  public static Builder builder(String url) {
    return new Builder(RedisUrl.parse(requireNonNull(url, "url")));
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, TopicHandler handler) {
    return engine.subscribeTopic(sessionId, topic, handler);
  }

  @Override
  public CompletionStage<Void> unsubscribeTopic(String sessionId, String topic) {
    return engine.unsubscribeTopic(sessionId, topic);
  }

  @Override
  public CompletionStage<Void> unsubscribeAll(String sessionId) {
    return engine.unsubscribeAll(sessionId);
  }

  @Override
  public CompletionStage<Void> broadcast(String topic, @Nullable Object message) {
    return engine.broadcast(topic, message);
  }

  @Override
  public CompletionStage<Void> start() {
    return engine.start();
  }

  @Override
  public CompletionStage<Void> stop() {
    return engine.stop();
  }

  /**
   * Reads the counters. From any thread, at any time.
   *
   * @return a reading
   */
  public PubSubStats stats() {
    return engine.stats();
  }

  /**
   * Tells the name of a topic's channel, for programs that publish by themselves: with {@code
   * PUBLISH}, or on a cluster with {@code SPUBLISH}.
   *
   * @param topic the topic
   * @return the channel's name
   */
  public String channel(String topic) {
    return RespReader.text(channels.named(requireNonNull(topic, "topic")).channel());
  }

  /** Sets what is to differ from the defaults. Not thread-safe. */
  public static final class Builder {

    private final RedisUrl url;
    private @Nullable String user;
    private @Nullable String password;
    private int database;
    private @Nullable SSLContext tls;
    private String channelPrefix = "jview:";
    private String clientName = "jview";
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration probeInterval = Duration.ofSeconds(5);
    private Consumer<PubSub.Builder> engine = settings -> {};

    private Builder(RedisUrl url) {
      this.url = url;
      this.user = url.user();
      this.password = url.password();
      this.database = url.database();
    }

    /**
     * Sets what stands ahead of each topic in the name of its channel. Instances with different
     * prefixes never meet; those in different databases with the same prefix do, as Redis has one
     * set of channels for all databases. End it with a {@code :} or the like.
     *
     * @param prefix {@code jview:} unless set; may be empty, and on a cluster holds no <code>{
     *     </code>
     * @return this builder
     */
    public Builder channelPrefix(String prefix) {
      channelPrefix = requireNonNull(prefix, "prefix");
      return this;
    }

    /**
     * Sets who logs in.
     *
     * @param name the one in the URL unless set, and Redis' default user without one
     * @return this builder
     */
    public Builder user(String name) {
      user = requireNonNull(name, "name");
      return this;
    }

    /**
     * Sets the password to log in with. It never reaches a log or an error.
     *
     * @param secret the one in the URL unless set; without one there is no login
     * @return this builder
     */
    public Builder password(String secret) {
      password = requireNonNull(secret, "secret");
      return this;
    }

    /**
     * Selects a database, which matters for permissions only: channels are shared by all.
     *
     * @param number the one in the URL unless set, and 0 without one
     * @return this builder
     */
    public Builder database(int number) {
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
    public Builder trustStore(Path file, String secret) {
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
    public Builder sslContext(SSLContext context) {
      tls = requireNonNull(context, "context");
      return this;
    }

    /**
     * Sets the name that {@code CLIENT LIST} shows.
     *
     * @param name {@code jview} unless set; without spaces
     * @return this builder
     */
    public Builder clientName(String name) {
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
    public Builder connectTimeout(Duration timeout) {
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
    public Builder probeInterval(Duration interval) {
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
    public Builder publishTimeout(Duration timeout) {
      return engine(settings -> settings.publishTimeout(timeout));
    }

    /**
     * Bounds what waits for Redis. What does not fit fails at once.
     *
     * @param messages how many; 16,384 unless set
     * @param bytes how large together, as JSON; 64 MiB unless set
     * @return this builder
     */
    public Builder outbox(int messages, long bytes) {
      return engine(settings -> settings.outbox(messages, bytes));
    }

    /**
     * Lets the start be done although Redis cannot be reached; it is tried again for ever.
     *
     * @param allowed false unless set
     * @return this builder
     */
    public Builder startDisconnected(boolean allowed) {
      return engine(settings -> settings.startDisconnected(allowed));
    }

    /**
     * Sets anything else that the engine can do differently: mailboxes, limits, observers. May be
     * called several times.
     *
     * @param settings is given the engine's builder by {@link #build()}
     * @return this builder
     */
    public Builder engine(Consumer<PubSub.Builder> settings) {
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
              user,
              password,
              TrustStores.factory(tls, url.tls()),
              database,
              clientName,
              channelPrefix,
              ofAdapter,
              probeInterval);
      Channels channels = new Channels(channelPrefix, url.kind() == RedisUrl.Kind.CLUSTER);
      PubSub.Builder settings =
          PubSub.builder(adapter(options, channels)).connectTimeout(connectTimeout);
      engine.accept(settings);
      return new RedisPubSub(settings.build(), channels);
    }

    private PubSubAdapter adapter(RedisOptions options, Channels channels) {
      byte[] random = new byte[16];
      new SecureRandom().nextBytes(random);
      String probes = "$jview:" + HexFormat.of().formatHex(random);
      return switch (url.kind()) {
        case SERVER -> {
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
}
