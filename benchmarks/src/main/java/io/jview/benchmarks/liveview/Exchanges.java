package io.jview.benchmarks.liveview;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.OpenLoop;
import io.jview.benchmarks.Plot;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.Samples;
import io.jview.benchmarks.Table;
import io.jview.benchmarks.load.LoadClient;
import io.jview.benchmarks.load.LoadListener;
import io.jview.benchmarks.load.LoadOptions;
import io.jview.benchmarks.load.LoadReport;
import io.jview.benchmarks.load.LoadSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;

/** What goes between one browser and the server: clicks with their replies, loads and joins. */
final class Exchanges {

  private static final int IN_FLIGHT = 64;
  private static final int JOINS = 4_000;

  private static final int JOIN_WARM_UPS = 2;
  private static final int CLICK_WARM_UPS = 5;

  private static final int OPEN_LOOP_SESSIONS = 100;
  private static final int OPEN_LOOP_RATE = 1_000;
  private static final int LONGER = 6;
  private static final Duration JOINING = Duration.ofMinutes(1);

  private final Host host;
  private final Effort effort;

  Exchanges(Host host, Effort effort) {
    this.host = host;
    this.effort = effort;
  }

  /**
   * Measures joins, then clicks as fast as they are answered and at a fixed rate; after all else,
   * when a server's code for them is compiled.
   */
  void measure(Report report) throws Exception {
    report.section("Page loads with joins");
    compared(
        report,
        "loads with joins, %d at a time".formatted(IN_FLIGHT),
        Rounds.alone(effort, JOIN_WARM_UPS, this::joinsPerSecond),
        PyView.JOINS);
    report.section("Clicks with their replies");
    compared(
        report,
        "clicks, one in flight in each of %d sessions".formatted(IN_FLIGHT),
        clicksPerSecond(),
        PyView.EVENTS);
    roundTrip(report);
  }

  private static void compared(Report report, String what, Samples ours, double pyView) {
    report.table(
        Table.of("a second", "median", "lowest – highest", "PyView", "JView is")
            .row(
                what,
                Table.number(ours.median()),
                ours.spread(),
                Table.number(pyView),
                Table.times(ours.median() / pyView)));
  }

  private double joinsPerSecond() throws InterruptedException {
    int count = effort.atMost(JOINS);
    long start = System.nanoTime();
    try (LoadClient client = client()) {
      open(client, count, LoadListener.NONE);
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static LoadClient client() {
    return LoadClient.start(LoadOptions.DEFAULTS.withAtOnce(IN_FLIGHT));
  }

  private List<LoadSession> open(LoadClient client, int count, LoadListener listener)
      throws InterruptedException {
    List<LoadSession> sessions = client.open(List.of(host.page("/own")), count, listener);
    if (!client.awaitLive(count, JOINING)) {
      throw new IllegalStateException("Not all sessions have joined: " + client.report());
    }
    return sessions;
  }

  private Samples clicksPerSecond() throws Exception {
    Clicks clicks = new Clicks();
    try (LoadClient client = client()) {
      open(client, effort.atMost(IN_FLIGHT), clicks);
      return Rounds.alone(effort, CLICK_WARM_UPS, () -> clicks.perSecond(longer()));
    }
  }

  private Duration longer() {
    return effort.trial().multipliedBy(LONGER);
  }

  /** Clicks again as soon as a click is answered. */
  private static final class Clicks implements LoadListener {

    private final LongAdder answered = new LongAdder();

    @Override
    public void live(LoadSession session) {
      session.send("increment", "{}");
    }

    @Override
    public void changed(LoadSession session, long nanos) {
      answered.increment();
      session.send("increment", "{}");
    }

    double perSecond(Duration time) throws InterruptedException {
      long before = answered.sum();
      long start = System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      return (answered.sum() - before) * 1e9 / (System.nanoTime() - start);
    }
  }

  private void roundTrip(Report report) throws InterruptedException {
    report.section(
        "An event's round trip, %d sessions with %d events a second each"
            .formatted(OPEN_LOOP_SESSIONS, OPEN_LOOP_RATE / OPEN_LOOP_SESSIONS));
    openLoop(longer());
    LoadReport seen = openLoop(longer().multipliedBy(3));
    report.text(
        "%,d events; %s.".formatted(seen.sent(), LoadReport.percentiles(seen.replyMicros())));
    report.plot(
        "round-trip",
        new Plot("Round trip of an event", "ms", places())
            .line("JView", OpenLoop.PERCENTILES.stream().map(at(seen.replyMicros())).toList()));
  }

  private static UnaryOperator<Double> at(Histogram micros) {
    return percentile -> Math.max(0.001, micros.getValueAtPercentile(percentile) / 1e3);
  }

  private static List<String> places() {
    return OpenLoop.PERCENTILES.stream().map(percentile -> "p" + percentile).toList();
  }

  private LoadReport openLoop(Duration time) throws InterruptedException {
    int count = effort.atMost(OPEN_LOOP_SESSIONS);
    try (LoadClient client = client()) {
      List<LoadSession> sessions = open(client, count, LoadListener.NONE);
      int[] next = {0};
      new OpenLoop(OPEN_LOOP_RATE)
          .send(time, due -> sessions.get(next[0]++ % count).send("increment", "{}"));
      TimeUnit.MILLISECONDS.sleep(200);
      return client.report();
    }
  }
}
