package io.jview.pubsub.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.jview.pubsub.Credentials;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.postgres.database.Lookup;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.database.PostgresUrl;
import io.jview.pubsub.postgres.kept.LogTables;
import io.jview.pubsub.postgres.link.PostgresAdapter;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** Sets what of a {@link PostgresPubSub} is to differ from the defaults. Not thread-safe. */
public final class PostgresPubSubBuilder {

  /** The longest name of a channel that PostgreSQL takes, in bytes. */
  private static final int MAX_CHANNEL_BYTES = 63;

  private static final String NAME = "frames";

  private final PostgresUrl url;
  private @Nullable DataSource dataSource;
  private String channelPrefix = "jview_";
  private @Nullable Supplier<Credentials> credentials;
  private Lookup lookup = InetAddress::getAllByName;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration livenessInterval = Duration.ofSeconds(5);
  private Consumer<PubSubBuilder> engine = settings -> {};

  PostgresPubSubBuilder(PostgresUrl url) {
    this.url = url;
  }

  /**
   * Sets what the name of the channel begins with. Instances with different prefixes never meet,
   * nor do those in different databases; those that differ in their schemas do, as a channel is in
   * none.
   *
   * @param prefix {@code jview_} unless set; at most 57 bytes of UTF-8, without NUL
   * @return this builder
   * @throws IllegalArgumentException if it is longer
   */
  public PostgresPubSubBuilder channelPrefix(String prefix) {
    int longest = MAX_CHANNEL_BYTES - NAME.length();
    if (requireNonNull(prefix, "prefix").getBytes(UTF_8).length > longest
        || prefix.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "channelPrefix may have "
              + longest
              + " bytes of UTF-8 without NUL, not '"
              + prefix
              + "'");
    }
    channelPrefix = prefix;
    return this;
  }

  /**
   * Sets who logs in.
   *
   * @param name the one in the URL unless set, and the driver's default without one
   * @return this builder
   */
  public PostgresPubSubBuilder user(String name) {
    return property(PGProperty.USER, requireNonNull(name, "name"));
  }

  /**
   * Sets the password to log in with. It never reaches a log or an error.
   *
   * @param secret the one in the URL unless set
   * @return this builder
   */
  public PostgresPubSubBuilder password(String secret) {
    return property(PGProperty.PASSWORD, requireNonNull(secret, "secret"));
  }

  /**
   * Sets who logs in, asked anew at each connecting: for passwords that change while we run. In
   * place of {@link #user} and {@link #password}. What it gives never reaches a log or an error.
   *
   * @param source called by a thread that connects, for each connection; may take its time. What it
   *     throws fails the try to connect, which is repeated
   * @return this builder
   */
  public PostgresPubSubBuilder credentials(Supplier<Credentials> source) {
    credentials = requireNonNull(source, "source");
    return this;
  }

  /** Sets how hosts are looked up. */
  PostgresPubSubBuilder lookup(Lookup by) {
    lookup = by;
    return this;
  }

  private PostgresPubSubBuilder property(PGProperty property, String value) {
    url.properties().setProperty(property.getName(), value);
    return this;
  }

  /**
   * Sets where the connection that publishes comes from, such as the pool of the application. It is
   * taken when there is something to publish, kept for at most a second, and given back once
   * nothing comes for 50 ms. It may lead through a pooler in transaction mode; the one that listens
   * goes to the URL and may not. It must lead to the same database.
   *
   * @param source a connection of our own to the URL unless set
   * @return this builder
   */
  public PostgresPubSubBuilder publishThrough(DataSource source) {
    dataSource = requireNonNull(source, "source");
    return this;
  }

  /**
   * Limits how long one try to connect may take, and how long the start waits.
   *
   * @param timeout 10 seconds unless set; at least 100 ms
   * @return this builder
   */
  public PostgresPubSubBuilder connectTimeout(Duration timeout) {
    connectTimeout = atLeast(100, timeout, "connectTimeout");
    return this;
  }

  /**
   * Sets how often an idle connection that listens is looked at, with a query that only reads, and
   * how long the answer may take. A connection that is dead is found within little more than twice
   * that time.
   *
   * @param interval 5 seconds unless set; at least 100 ms
   * @return this builder
   */
  public PostgresPubSubBuilder livenessInterval(Duration interval) {
    livenessInterval = atLeast(100, interval, "livenessInterval");
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
   * Limits how long a broadcast waits for PostgreSQL before it fails.
   *
   * @param timeout 5 seconds unless set
   * @return this builder
   */
  public PostgresPubSubBuilder publishTimeout(Duration timeout) {
    return engine(settings -> settings.publishTimeout(timeout));
  }

  /**
   * Bounds what waits for PostgreSQL. What does not fit fails at once.
   *
   * @param messages how many; 16,384 unless set
   * @param bytes how large together, as JSON; 64 MiB unless set
   * @return this builder
   */
  public PostgresPubSubBuilder outbox(int messages, long bytes) {
    return engine(settings -> settings.outbox(messages, bytes));
  }

  /**
   * Lets the start be done although PostgreSQL cannot be reached; it is tried again for ever.
   *
   * @param allowed false unless set
   * @return this builder
   */
  public PostgresPubSubBuilder startDisconnected(boolean allowed) {
    return engine(settings -> settings.startDisconnected(allowed));
  }

  /**
   * Signs each frame with a secret that the instances share, and refuses all others: who can write
   * to PostgreSQL but does not know the secret cannot speak to the sessions. See {@link
   * PubSubBuilder#signedFrames}.
   *
   * @param secret signs; at least 32 bytes, which {@link #build()} checks. It never reaches a log
   *     or an error
   * @param others are accepted as well, while a secret is being changed
   * @return this builder
   */
  public PostgresPubSubBuilder signedFrames(String secret, String... others) {
    return engine(settings -> settings.signedFrames(secret, others));
  }

  /**
   * Sets anything else that the engine can do differently: mailboxes, limits, observers. May be
   * called several times.
   *
   * @param settings is given the engine's builder by {@link #build()}
   * @return this builder
   */
  public PostgresPubSubBuilder engine(Consumer<PubSubBuilder> settings) {
    engine = engine.andThen(requireNonNull(settings, "settings"));
    return this;
  }

  /**
   * Makes the provider.
   *
   * @return the provider, not started
   */
  public PostgresPubSub build() {
    String channel = channelPrefix + NAME;
    PostgresOptions options =
        new PostgresOptions(
            url,
            dataSource,
            channel,
            channelPrefix + "states",
            connectTimeout.multipliedBy(9).dividedBy(10),
            livenessInterval,
            credentials,
            lookup);
    LogTables tables = new LogTables(channelPrefix, channel);
    PubSubBuilder settings =
        PubSub.builder(new PostgresAdapter(options, tables)).connectTimeout(connectTimeout);
    engine.accept(settings);
    return new PostgresPubSub(settings.build(), channel, tables, ids());
  }

  /** Ids that no transaction sees twice, not even from several instances. */
  private static Supplier<String> ids() {
    String mine = Long.toString(new SecureRandom().nextLong() >>> 1, Character.MAX_RADIX);
    AtomicLong count = new AtomicLong();
    return () -> mine + "." + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
  }
}
