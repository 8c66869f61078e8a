package io.jview.e2e.hostile;

import io.jview.benchmarks.load.LoadClient;
import io.jview.benchmarks.load.LoadListener;
import io.jview.benchmarks.load.LoadOptions;
import io.jview.benchmarks.load.LoadReport;
import io.jview.benchmarks.load.LoadSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Browsers on a counter, each of which clicks once a second and measures how long that takes. */
final class HonestBrowsers implements AutoCloseable {

  static final int COUNT = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1) / COUNT;

  private final LoadClient client = LoadClient.start(LoadOptions.DEFAULTS);
  private final List<LoadSession> sessions;

  HonestBrowsers(HostileServer server) throws InterruptedException {
    sessions = client.open(List.of(server.page("/counter")), COUNT, LoadListener.NONE);
    if (!client.awaitLive(COUNT, PATIENCE)) {
      throw new AssertionError("The honest browsers are not live: " + client.report());
    }
  }

  /**
   * What they have seen in a while.
   *
   * @param p99Millis within which all but one of a hundred clicks were answered
   * @param worstMillis how long the slowest answer took
   * @param unanswered how many clicks were not answered, or could not be sent
   * @param lost how many of their connections were
   */
  record Seen(long p99Millis, long worstMillis, long unanswered, long lost) {}

  /** Clicks for a while, then waits for the answers. */
  Seen click(Duration length) throws InterruptedException {
    LoadReport before = client.report();
    long start = System.nanoTime();
    for (int i = 0; System.nanoTime() - start < length.toNanos(); i++) {
      sessions.get(i % COUNT).send("click", "{}");
      LockSupport.parkNanos(start + (i + 1) * PAUSE_NANOS - System.nanoTime());
    }
    LoadReport after = answered();
    Histogram replies = after.replyMicros();
    replies.subtract(before.replyMicros());
    return new Seen(
        replies.getValueAtPercentile(99) / 1_000,
        replies.getMaxValue() / 1_000,
        after.unanswered() + after.dropped() - before.unanswered() - before.dropped(),
        losses(after) - losses(before));
  }

  private LoadReport answered() throws InterruptedException {
    LoadReport report = client.report();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (report.unanswered() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(20);
      report = client.report();
    }
    return report;
  }

  private static long losses(LoadReport report) {
    return report.losses().values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public void close() {
    client.close();
  }
}
