package io.jview.benchmarks.postgres;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.Suite;
import io.jview.benchmarks.Table;
import io.jview.benchmarks.broker.BrokerReport;
import io.jview.benchmarks.broker.Engine;
import io.jview.benchmarks.broker.Way;
import io.jview.pubsub.postgres.PostgresPubSub;
import io.jview.pubsub.postgres.PostgresServer;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;

/** PostgreSQL: the engine over LISTEN and NOTIFY, beside the driver alone and Vert.x. */
public final class PostgresSuite implements Suite {

  private static final String OURS = "JView, texts";
  private static final String SINGLE = "one pg_notify at a time";
  private static final String DATABASE = "postgres";

  /** Fits the default mailbox. */
  private static final int WINDOW = 2_000;

  private static final int BATCH = 1_000;
  private static final int RATE = 500;

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public void run(Report report, Effort effort) throws Exception {
    try (PostgresServer server = PostgresServer.start();
        PostgresServer other = PostgresServer.start()) {
      report.version("PostgreSQL " + server.ask("SHOW server_version"));
      report.version(PGConnection.class);
      report.version(PgConnection.class);
      Map<String, Way.Opening> ways = ways(server);
      BrokerReport brokers = new BrokerReport(report, effort, OURS);
      report.section("Throughput");
      report.text(
          """
          Messages of 100 bytes of JSON on one topic, from one thread through PostgreSQL to one \
          subscriber, end to end, on one machine, with at most %,d in flight; nothing may be lost. \
          The limit notifies up to %,d messages with one statement over an array, by hand.\
          """
              .formatted(WINDOW, BATCH));
      brokers.throughput(ways, WINDOW);
      report.section("Latency");
      report.text(
          "From when a message was due, at %,d a second, to its arrival; in microseconds."
              .formatted(RATE));
      Map<String, Way.Opening> quick = new LinkedHashMap<>();
      quick.put(SINGLE, ways.get(SINGLE));
      quick.put(OURS, ways.get(OURS));
      brokers.latency(quick, RATE);
      commits(report, effort, server, other);
    }
  }

  private static Map<String, Way.Opening> ways(PostgresServer server) {
    String url = server.url();
    Map<String, Way.Opening> ways = new LinkedHashMap<>();
    ways.put("pg_notify over an array", arrived -> loop(server, BATCH, arrived));
    ways.put(OURS, arrived -> Engine.texts(PostgresPubSub.create(url), arrived));
    ways.put("JView, records", arrived -> Engine.records(PostgresPubSub.create(url), arrived));
    ways.put("Vert.x, pipelined", arrived -> new Vertx(url, arrived));
    ways.put(SINGLE, arrived -> loop(server, 1, arrived));
    return ways;
  }

  private static Way loop(PostgresServer server, int batch, LongConsumer arrived) throws Exception {
    return new NotifyLoop(server.connect(DATABASE), server.connect(DATABASE), batch, arrived);
  }

  private static void commits(
      Report report, Effort effort, PostgresServer server, PostgresServer other) throws Exception {
    report.section("An application's commits");
    report.text(
        """
        Rows that %d writers insert and commit a second beside %,d broadcasts a second: to the \
        same PostgreSQL, and to a second one on the same machine, which takes the same share of \
        the processors and no lock.\
        """
            .formatted(Commits.WRITERS, Commits.BROADCASTS_A_SECOND));
    Duration time = effort.trial().multipliedBy(4);
    String same = "broadcasts to the same one";
    report.table(
        Table.compare(
            "commits/s",
            new Rounds(effort)
                .add("broadcasts to another one", new Commits(server, other, time))
                .add(same, new Commits(server, server, time))
                .run(),
            same));
  }
}
