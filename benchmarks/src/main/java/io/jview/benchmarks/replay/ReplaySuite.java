package io.jview.benchmarks.replay;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.Samples;
import io.jview.benchmarks.Suite;
import io.jview.benchmarks.Table;
import io.jview.benchmarks.broker.BrokerReport;
import io.jview.benchmarks.broker.Engine;
import io.jview.benchmarks.broker.Way;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Retention;
import io.jview.pubsub.postgres.PostgresPubSub;
import io.jview.pubsub.postgres.PostgresServer;
import io.jview.pubsub.redis.RedisPubSub;
import io.jview.pubsub.redis.RedisServer;
import io.lettuce.core.RedisClient;
import java.util.LinkedHashMap;
import java.util.Map;

/** Topics that are kept, beside those that are not, and beside a stream read by hand. */
public final class ReplaySuite implements Suite {

  private static final String KEPT = "JView, kept";
  private static final String PLAIN = "JView, not kept";
  private static final int WINDOW = 2_000;
  private static final int CAUGHT_UP = 100_000;
  private static final Retention RETENTION = Retention.ofMessages(100_000).withBytes(64 << 20);

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public void run(Report report, Effort effort) throws Exception {
    report.version("Redis 7.0.15");
    report.version(RedisClient.class);
    report.text(
        """
        Messages of 100 bytes of JSON on one topic, from one thread to one subscriber, end to end, with at most %,d in
        flight; nothing may be lost. Topics that are kept hold %,d messages.\
        """
            .formatted(WINDOW, RETENTION.messages()));
    memory(report, effort);
    try (RedisServer server = RedisServer.start()) {
      redis(report, effort, server.url());
    }
    try (PostgresServer server = PostgresServer.start()) {
      report.version("PostgreSQL " + server.ask("SHOW server_version"));
      postgres(report, effort, server.url());
    }
  }

  private static PubSubProvider memory() {
    return PubSub.inMemoryBuilder().replay("", RETENTION).build();
  }

  private static PubSubProvider redis(String url) {
    return RedisPubSub.builder(url).engine(engine -> engine.replay("", RETENTION)).build();
  }

  private static PubSubProvider postgres(String url) {
    return PostgresPubSub.builder(url).engine(engine -> engine.replay("", RETENTION)).build();
  }

  private static void memory(Report report, Effort effort) throws Exception {
    report.section("In memory");
    Map<String, Way.Opening> ways = new LinkedHashMap<>();
    ways.put(PLAIN, arrived -> Engine.texts(PubSub.inMemory(), arrived));
    ways.put(KEPT, arrived -> Engine.texts(memory(), arrived));
    new BrokerReport(report, effort, KEPT).throughput(ways, WINDOW);
  }

  private static void redis(Report report, Effort effort, String url) throws Exception {
    report.section("Redis");
    Map<String, Way.Opening> ways = new LinkedHashMap<>();
    ways.put(PLAIN, arrived -> Engine.texts(RedisPubSub.create(url), arrived));
    ways.put(KEPT, arrived -> Engine.texts(redis(url), arrived));
    ways.put("Lettuce, XADD and XREAD", arrived -> new StreamLoop(url, 1, arrived));
    ways.put("the same, flushed every 128", arrived -> new StreamLoop(url, 128, arrived));
    new BrokerReport(report, effort, KEPT).throughput(ways, WINDOW);
    catchUp(report, effort, "Redis", new CatchUp(() -> redis(url), CAUGHT_UP));
  }

  private static void postgres(Report report, Effort effort, String url) throws Exception {
    report.section("PostgreSQL");
    Map<String, Way.Opening> ways = new LinkedHashMap<>();
    ways.put(PLAIN, arrived -> Engine.texts(PostgresPubSub.create(url), arrived));
    ways.put(KEPT, arrived -> Engine.texts(postgres(url), arrived));
    new BrokerReport(report, effort, KEPT).throughput(ways, WINDOW);
    catchUp(report, effort, "PostgreSQL", new CatchUp(() -> postgres(url), CAUGHT_UP));
  }

  private static void catchUp(Report report, Effort effort, String broker, CatchUp trial)
      throws Exception {
    report.section("Catching up on " + broker);
    report.text("Milliseconds until one session has %,d messages.".formatted(CAUGHT_UP));
    Samples measured = new Rounds(effort).add(broker, trial).run().get(broker);
    report.table(
        Table.of("", "ms", "lowest – highest")
            .row(broker, Table.number(measured.median()), measured.spread()));
  }
}
