package io.jview.examples;

import io.jview.examples.chat.ChatStore;
import io.jview.examples.chat.InMemoryChatStore;
import io.jview.examples.counter.CounterStore;
import io.jview.examples.counter.InMemoryCounterStore;
import io.jview.examples.orders.OrderStore;
import io.jview.examples.postgres.PostgresChatStore;
import io.jview.examples.postgres.PostgresCounterStore;
import io.jview.examples.postgres.PostgresOrderStore;
import io.jview.examples.postgres.PostgresStore;
import io.jview.examples.redis.RedisChatStore;
import io.jview.examples.redis.RedisCounterStore;
import io.jview.examples.redis.RedisStore;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.postgres.PostgresPubSub;
import io.jview.pubsub.redis.RedisPubSub;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the demo's pages share, and how they hear of changes: in this process for one instance, in
 * one Redis or one PostgreSQL for several.
 *
 * @param pubsub tells of changes
 * @param counter keeps the counter's number
 * @param chat keeps the chat's messages
 * @param orders reads a table that others change; null where there is no database
 */
public record DemoBackend(
    PubSubProvider pubsub, CounterStore counter, ChatStore chat, @Nullable OrderStore orders) {

  static final String KNOWN =
      "memory, redis://HOST:PORT, rediss://HOST:PORT, postgresql://HOST/DATABASE";

  private static final Pattern REDIS = Pattern.compile("rediss?://.*");
  private static final Pattern POSTGRES =
      Pattern.compile("(postgres|postgresql|jdbc:postgresql)://.*");

  private static final List<String> ROOMS = List.of("lobby", "java", "music");
  private static final int KEPT_MESSAGES = 100;

  /**
   * Keeps everything in this process.
   *
   * @return the backend
   */
  public static DemoBackend inMemory() {
    return new DemoBackend(
        PubSub.inMemory(),
        new InMemoryCounterStore(),
        new InMemoryChatStore(ROOMS, KEPT_MESSAGES),
        null);
  }

  /** Whether it is a backend that the command line may name. */
  static boolean isKnown(String name) {
    return name.equals("memory") || is(REDIS, name) || is(POSTGRES, name);
  }

  private static boolean is(Pattern kind, String name) {
    return kind.matcher(name).matches();
  }

  /**
   * Makes the one that has a name.
   *
   * @param secrets what frames are signed with, the first one, and what is accepted; empty where
   *     nothing is signed
   */
  static DemoBackend of(String name, List<String> secrets) {
    if (is(POSTGRES, name)) {
      return postgres(name, secrets);
    }
    return is(REDIS, name) ? redis(name, secrets) : inMemory();
  }

  private static Consumer<PubSubBuilder> signing(List<String> secrets) {
    return secrets.isEmpty()
        ? settings -> {}
        : settings ->
            settings.signedFrames(
                secrets.getFirst(), secrets.subList(1, secrets.size()).toArray(String[]::new));
  }

  private static DemoBackend postgres(String url, List<String> secrets) {
    PubSubProvider pubsub = PostgresPubSub.builder(url).engine(signing(secrets)).build();
    PostgresStore postgres = PostgresStore.at(url, secrets.isEmpty() ? null : secrets.getFirst());
    return new DemoBackend(
        pubsub,
        new PostgresCounterStore(postgres),
        new PostgresChatStore(postgres, ROOMS, KEPT_MESSAGES),
        new PostgresOrderStore(postgres));
  }

  private static DemoBackend redis(String url, List<String> secrets) {
    PubSubProvider pubsub = RedisPubSub.builder(url).engine(signing(secrets)).build();
    RedisStore redis = RedisStore.at(url);
    return new DemoBackend(
        pubsub,
        new RedisCounterStore(redis),
        new RedisChatStore(redis, ROOMS, KEPT_MESSAGES),
        null);
  }
}
