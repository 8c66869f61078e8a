package io.jview.examples;

import io.jview.examples.chat.ChatStore;
import io.jview.examples.chat.InMemoryChatStore;
import io.jview.examples.counter.CounterStore;
import io.jview.examples.counter.InMemoryCounterStore;
import io.jview.examples.redis.RedisChatStore;
import io.jview.examples.redis.RedisCounterStore;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.redis.RedisPubSub;
import java.net.URI;
import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * What the demo's pages share, and how they hear of changes: in this process for one instance, in
 * one Redis for several.
 *
 * @param pubsub tells of changes
 * @param counter keeps the counter's number
 * @param chat keeps the chat's messages
 */
public record DemoBackend(PubSubProvider pubsub, CounterStore counter, ChatStore chat) {

  static final String KNOWN = "memory, redis://HOST:PORT, rediss://HOST:PORT";

  private static final List<String> ROOMS = List.of("lobby", "java", "music");
  private static final int KEPT_MESSAGES = 100;

  /**
   * Keeps everything in this process.
   *
   * @return the backend
   */
  public static DemoBackend inMemory() {
    return new DemoBackend(
        PubSub.inMemory(), new InMemoryCounterStore(), new InMemoryChatStore(ROOMS, KEPT_MESSAGES));
  }

  /** Whether it is a backend that the command line may name. */
  static boolean isKnown(String name) {
    return name.equals("memory") || name.startsWith("redis://") || name.startsWith("rediss://");
  }

  static DemoBackend of(String name) {
    return name.equals("memory") ? inMemory() : redis(name);
  }

  private static DemoBackend redis(String url) {
    PubSubProvider pubsub = RedisPubSub.create(url);
    UnifiedJedis redis = RedisClient.create(URI.create(url));
    return new DemoBackend(
        pubsub, new RedisCounterStore(redis), new RedisChatStore(redis, ROOMS, KEPT_MESSAGES));
  }
}
