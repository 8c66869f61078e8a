package io.jview.examples.redis;

import io.jview.examples.store.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/** A Redis that things are kept in, over a few connections that many threads share. */
public final class RedisStore {

  private static final int CONNECTIONS = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final UnifiedJedis client;

  private RedisStore(UnifiedJedis client) {
    this.client = client;
  }

  /**
   * Makes one, which connects when it is asked something.
   *
   * @param url such as {@code redis://localhost:6379}
   * @return the store
   */
  public static RedisStore at(String url) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(PATIENCE);
    pool.setTestOnBorrow(true);
    URI uri = URI.create(url);
    return new RedisStore(
        RedisClient.builder()
            .hostAndPort(JedisURIHelper.getHostAndPort(uri))
            .clientConfig(DefaultJedisClientConfig.builder(uri).build())
            .poolConfig(pool)
            .build());
  }

  /** Asks it something; blocks for some seconds at most. */
  <T extends @Nullable Object> T ask(Function<UnifiedJedis, T> question) {
    try {
      return question.apply(client);
    } catch (JedisException away) {
      throw new StoreUnavailableException(away);
    }
  }
}
