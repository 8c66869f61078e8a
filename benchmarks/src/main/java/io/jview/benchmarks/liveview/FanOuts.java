package io.jview.benchmarks.liveview;

import static java.util.Objects.requireNonNull;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Plot;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.Samples;
import io.jview.benchmarks.Table;
import io.jview.benchmarks.load.FanOut;
import io.jview.benchmarks.load.LoadClient;
import io.jview.benchmarks.load.LoadOptions;
import io.jview.benchmarks.load.LoadSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One click that all browsers see, beside the same frames from Jetty alone. */
final class FanOuts {

  private static final List<Integer> SESSIONS = List.of(1_000, 5_000, 10_000);
  private static final int BROADCASTS = 12;
  private static final int MOST_ROUNDS = 3;
  private static final int WARM_UPS = 3;
  private static final Duration JOINING = Duration.ofMinutes(2);
  private static final Duration SHOWING = Duration.ofSeconds(20);
  private static final String JVIEW = "JView";
  private static final String BARE = "Jetty alone";

  private final Host site;
  private final Host bare;
  private final Effort effort;

  FanOuts(Host site, Host bare, Effort effort) {
    this.site = site;
    this.bare = bare;
    this.effort = new Effort(Math.min(MOST_ROUNDS, effort.rounds()), effort.trial(), effort.most());
  }

  void measure(Report report) throws Exception {
    report.section("One click to all browsers");
    Table table = Table.of("sessions", "host", "ms to the last, p50", "lowest – highest", "ratio");
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int sessions : SESSIONS) {
      int warmUps = ours.isEmpty() ? WARM_UPS : 0; // the hosts are warm from then on
      Map<String, Samples> times = times(effort.atMost(sessions), warmUps);
      Samples our = requireNonNull(times.get(JVIEW));
      Samples their = requireNonNull(times.get(BARE));
      String ratio = Table.ratio(our, their);
      table.row(String.valueOf(sessions), JVIEW, Table.number(our.median()), our.spread(), ratio);
      table.row("", BARE, Table.number(their.median()), their.spread(), "");
      ours.add(our.median());
      theirs.add(their.median());
    }
    report.table(table);
    report.text(
        "PyView: %,.0f ms to %,d sessions."
            .formatted(PyView.FAN_OUT_MILLIS, PyView.FAN_OUT_SESSIONS));
    report.plot(
        "fan-out",
        new Plot(
                "From a click to the last browser",
                "ms",
                SESSIONS.stream().map("%,d"::formatted).toList())
            .line(JVIEW, ours)
            .line(BARE, theirs));
  }

  private Map<String, Samples> times(int sessions, int warmUps) throws Exception {
    return new Rounds(effort)
        .warmUps(warmUps)
        .add(JVIEW, () -> millisToLast(site, sessions))
        .add(BARE, () -> millisToLast(bare, sessions))
        .run();
  }

  private static double millisToLast(Host host, int count) throws InterruptedException {
    FanOut fanOut = new FanOut("0", count, BROADCASTS);
    try (LoadClient client = LoadClient.start(LoadOptions.DEFAULTS)) {
      List<LoadSession> sessions = client.open(List.of(host.page("/shared")), count, fanOut);
      if (!client.awaitLive(count, JOINING)) {
        throw new IllegalStateException("Not all sessions have joined: " + client.report());
      }
      for (int i = 0; i < BROADCASTS; i++) {
        int number = fanOut.next();
        sessions.get(0).send("publish", "{\"n\":" + number + "}");
        if (!fanOut.awaitShown(number, SHOWING)) {
          throw new IllegalStateException("Not all show " + number + ": " + client.report());
        }
        TimeUnit.MILLISECONDS.sleep(50); // the server is idle again
      }
    }
    return fanOut.last().getValueAtPercentile(50) / 1e3;
  }
}
