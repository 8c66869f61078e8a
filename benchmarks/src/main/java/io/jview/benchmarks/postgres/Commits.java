package io.jview.benchmarks.postgres;

import io.jview.benchmarks.OpenLoop;
import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.broker.Engine;
import io.jview.benchmarks.broker.Payload;
import io.jview.benchmarks.broker.Way;
import io.jview.pubsub.postgres.PostgresPubSub;
import io.jview.pubsub.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Rows that an application inserts and commits a second, while broadcasts go on beside it. */
final class Commits implements Rounds.Trial {

  static final int WRITERS = 16;
  static final int BROADCASTS_A_SECOND = 5_000;

  private final PostgresServer application;
  private final PostgresServer broadcasts;
  private final Duration time;

  Commits(PostgresServer application, PostgresServer broadcasts, Duration time) {
    this.application = application;
    this.broadcasts = broadcasts;
    this.time = time;
    application.execute("CREATE TABLE IF NOT EXISTS rows (id bigserial PRIMARY KEY, text text)");
  }

  @Override
  public double measure() throws Exception {
    LongAdder commits = new LongAdder();
    OpenLoop loop = new OpenLoop(BROADCASTS_A_SECOND);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<Future<?>> running = new ArrayList<>();
    try (Way way = Engine.texts(PostgresPubSub.create(broadcasts.url()), loop::arrived)) {
      long begin = System.nanoTime();
      for (int i = 0; i < WRITERS; i++) {
        running.add(writers.submit(() -> write(begin + time.toNanos(), commits)));
      }
      loop.send(time, due -> send(way, due));
      for (Future<?> writer : running) {
        writer.get();
      }
      return commits.sum() * 1e9 / (System.nanoTime() - begin);
    } finally {
      writers.shutdown();
    }
  }

  private Void write(long end, LongAdder commits) throws Exception {
    try (Connection connection = application.connect("postgres");
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO rows (text) VALUES (?)")) {
      while (System.nanoTime() < end) {
        insert.setString(1, Payload.text(commits.sum()));
        insert.execute();
        commits.increment();
      }
    }
    return null;
  }

  private static void send(Way way, long due) {
    try {
      way.send(due);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
