package io.jview.examples.redis;

import io.jview.examples.counter.CounterStore;

/** Keeps the number in Redis, for all instances. */
public final class RedisCounterStore implements CounterStore {

  private static final String KEY = "jview-demo:counter";

  private final RedisStore redis;

  /**
   * Makes a store.
   *
   * @param redis where it is kept
   */
  public RedisCounterStore(RedisStore redis) {
    this.redis = redis;
  }

  @Override
  public long value() {
    String number = redis.ask(client -> client.get(KEY));
    return number == null ? 0 : Long.parseLong(number);
  }

  @Override
  public long add(long delta) {
    return redis.ask(client -> client.incrBy(KEY, delta));
  }
}
