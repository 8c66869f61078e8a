package io.jview.examples.redis;

import io.jview.examples.counter.CounterStore;
import redis.clients.jedis.UnifiedJedis;

/** Keeps the number in Redis, for all instances. */
public final class RedisCounterStore implements CounterStore {

  private static final String KEY = "jview-demo:counter";

  private final UnifiedJedis redis;

  /**
   * Makes a store.
   *
   * @param redis a client that many threads may use
   */
  public RedisCounterStore(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public long value() {
    String number = redis.get(KEY);
    return number == null ? 0 : Long.parseLong(number);
  }

  @Override
  public long add(long delta) {
    return redis.incrBy(KEY, delta);
  }
}
