package io.jview.benchmarks.broker;

import io.jview.benchmarks.OpenLoop;
import io.jview.benchmarks.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Time from when a message was due to when it arrived, at a fixed rate; gives the median. */
public final class Latency implements Rounds.Trial {

  private static final Duration WARM_UP = Duration.ofMillis(200);

  private final Way.Opening opening;
  private final int perSecond;
  private final Duration time;
  private final List<Histogram> rounds = new ArrayList<>();

  public Latency(Way.Opening opening, int perSecond, Duration time) {
    this.opening = opening;
    this.perSecond = perSecond;
    this.time = time;
  }

  /** Gives the median in microseconds. */
  @Override
  public double measure() throws Exception {
    OpenLoop loop = new OpenLoop(perSecond);
    try (Way way = opening.open(loop::arrived)) {
      send(loop, way, WARM_UP);
      Histogram measured = send(loop, way, time);
      rounds.add(measured);
      return measured.getValueAtPercentile(50) / 1000.0;
    }
  }

  private static Histogram send(OpenLoop loop, Way way, Duration time) throws Exception {
    long sent =
        loop.send(
            time,
            due -> {
              try {
                way.send(due);
                way.flush();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Histogram all = loop.taken().copy();
    for (long end = System.nanoTime() + 5_000_000_000L; all.getTotalCount() < sent; ) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("messages were lost");
      }
      Thread.sleep(1);
      all.add(loop.taken());
    }
    return all;
  }

  /** All rounds but the first, which warmed up; of a single one that one. */
  public Histogram total() {
    Histogram total = new Histogram(3);
    rounds.subList(rounds.size() > 1 ? 1 : 0, rounds.size()).forEach(total::add);
    return total;
  }
}
