package io.jview.benchmarks.liveview;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Table;
import io.jview.benchmarks.load.LoadClient;
import io.jview.benchmarks.load.LoadListener;
import io.jview.benchmarks.load.LoadOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a connected session that does nothing holds. */
final class Idle {

  private static final List<Integer> SESSIONS = List.of(1_000, 5_000);
  private static final Duration JOINING = Duration.ofMinutes(1);

  private Idle() {}

  static void measure(Report report, Host host, Effort effort)
      throws IOException, InterruptedException {
    report.section("Heap of an idle session");
    report.text(
        """
        A counter, subscribed to a topic: page state, rendered tree, mailboxes and WebSocket; after a garbage collection.
        """);
    Table table = Table.of("sessions", "KiB each");
    for (int sessions : SESSIONS) {
      double bytes = bytesEach(host, effort.atMost(sessions));
      table.row("%,d".formatted(sessions), Table.number(bytes / 1024));
    }
    report.table(table);
  }

  private static double bytesEach(Host host, int count) throws IOException, InterruptedException {
    try (LoadClient client = LoadClient.start(LoadOptions.DEFAULTS)) {
      long before = host.heap();
      client.open(List.of(host.page("/shared")), count, LoadListener.NONE);
      if (!client.awaitLive(count, JOINING)) {
        throw new IllegalStateException("Not all sessions have joined: " + client.report());
      }
      TimeUnit.SECONDS.sleep(1);
      return (host.heap() - before) / (double) count;
    }
  }
}
