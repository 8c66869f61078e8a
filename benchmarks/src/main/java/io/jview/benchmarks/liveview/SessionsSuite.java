package io.jview.benchmarks.liveview;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Suite;
import io.jview.benchmarks.Table;
import io.jview.server.JView;
import java.util.ArrayList;
import java.util.List;

/**
 * As many idle sessions as three servers and three clients hold at once; a process may have some
 * 20,000 files open.
 */
public final class SessionsSuite implements Suite {

  private static final int SESSIONS = 50_000;
  private static final int PAIRS = 3;

  @Override
  public String name() {
    return "sessions";
  }

  @Override
  public void run(Report report, Effort effort) throws Exception {
    report.version(JView.class);
    int each = Math.ceilDiv(effort.atMost(SESSIONS), PAIRS);
    List<Host> hosts = new ArrayList<>();
    List<Visitors> visitors = new ArrayList<>();
    try {
      List<Long> empty = new ArrayList<>();
      for (int i = 0; i < PAIRS; i++) {
        hosts.add(Host.start(Site.class));
        empty.add(hosts.get(i).heap());
      }
      long start = System.nanoTime();
      for (Host host : hosts) {
        visitors.add(Visitors.start(host.page("/shared"), each));
      }
      Table table = Table.of("server", "sessions live", "KiB of heap each");
      long all = 0;
      for (int i = 0; i < PAIRS; i++) {
        all += visitors.get(i).awaitLive();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      for (int i = 0; i < PAIRS; i++) {
        double kib = (hosts.get(i).heap() - empty.get(i)) / 1024.0 / each;
        table.row(String.valueOf(i + 1), "%,d".formatted(each), Table.number(kib));
      }
      report.text("%,d sessions were live at once, after %.0f s.".formatted(all, seconds));
      report.table(table);
    } finally {
      for (Visitors some : visitors) {
        some.close();
      }
      for (Host host : hosts) {
        host.close();
      }
    }
  }
}
