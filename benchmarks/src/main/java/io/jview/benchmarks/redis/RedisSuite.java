package io.jview.benchmarks.redis;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Suite;
import io.jview.benchmarks.broker.BrokerReport;
import io.jview.benchmarks.broker.Engine;
import io.jview.benchmarks.broker.Way;
import io.jview.pubsub.redis.RedisPubSub;
import io.jview.pubsub.redis.RedisServer;
import io.lettuce.core.RedisClient;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.redisson.Redisson;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.clients.jedis.Jedis;

/** Redis: the engine with its own client, beside a bare loop and the clients that people use. */
public final class RedisSuite implements Suite {

  private static final String OURS = "JView, texts";
  private static final String LETTUCE = "Lettuce, as it comes";

  /** Fits the default mailbox. */
  private static final int WINDOW = 2_000;

  private static final int RATE = 2_000;

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public void run(Report report, Effort effort) throws Exception {
    report.version("Redis 7.0.15");
    report.version(Jedis.class);
    report.version(RedisClient.class);
    report.version(StringRedisTemplate.class);
    report.version(Redisson.class);
    try (RedisServer server = RedisServer.start()) {
      Map<String, Way.Opening> ways = ways(server.url());
      BrokerReport brokers = new BrokerReport(report, effort, OURS);
      report.section("Throughput");
      report.text(
          """
          Messages of 100 bytes of JSON on one topic, from one thread through Redis to one \
          subscriber, end to end, on one machine, with at most %,d in flight; nothing may be lost. \
          The Jedis loop sends the frames that JView sends and is the limit; the others send the \
          JSON alone. JView also makes and reads the JSON, keeps one order, an outbox and each \
          sender's numbers.\
          """
              .formatted(WINDOW));
      brokers.throughput(ways, WINDOW);
      report.section("Latency");
      report.text(
          "From when a message was due, at %,d a second, to its arrival; in microseconds."
              .formatted(RATE));
      Map<String, Way.Opening> quick = new LinkedHashMap<>();
      quick.put(LETTUCE, ways.get(LETTUCE));
      quick.put(OURS, ways.get(OURS));
      brokers.latency(quick, RATE);
    }
  }

  private static Map<String, Way.Opening> ways(String url) {
    URI address = URI.create(url);
    String host = address.getHost();
    int port = address.getPort();
    Map<String, Way.Opening> ways = new LinkedHashMap<>();
    ways.put("Jedis, pipelined loop", arrived -> new JedisLoop(host, port, arrived));
    ways.put(OURS, arrived -> Engine.texts(RedisPubSub.create(url), arrived));
    ways.put("JView, records", arrived -> Engine.records(RedisPubSub.create(url), arrived));
    ways.put("Lettuce, flushed every 128", arrived -> new Lettuce(url, 128, arrived));
    ways.put(LETTUCE, arrived -> new Lettuce(url, 1, arrived));
    ways.put("Spring Data Redis", arrived -> new Spring(host, port, arrived));
    ways.put("Redisson topic", arrived -> new RedissonTopic(url, arrived));
    return ways;
  }
}
