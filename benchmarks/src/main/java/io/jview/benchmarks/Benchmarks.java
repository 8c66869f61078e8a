package io.jview.benchmarks;

import io.jview.benchmarks.liveview.LiveViewSuite;
import io.jview.benchmarks.liveview.SessionsSuite;
import io.jview.benchmarks.memory.MemorySuite;
import io.jview.benchmarks.postgres.PostgresSuite;
import io.jview.benchmarks.redis.RedisSuite;
import io.jview.benchmarks.replay.ReplaySuite;
import java.nio.file.Path;
import java.util.List;

/** Runs the suites that are named, or all, and keeps what they found. */
public final class Benchmarks {

  static final List<Suite> SUITES =
      List.of(
          new MemorySuite(),
          new RedisSuite(),
          new ReplaySuite(),
          new PostgresSuite(),
          new LiveViewSuite(),
          new SessionsSuite());

  private Benchmarks() {}

  /**
   * Runs suites.
   *
   * @param args the folder for the results, then the suites' names; none means all
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    List<String> wanted = List.of(args).subList(1, args.length);
    for (String name : wanted) {
      if (SUITES.stream().noneMatch(suite -> suite.name().equals(name))) {
        System.err.printf("No suite '%s'; there are: %s%n", name, names());
        System.exit(2);
      }
    }
    for (Suite suite : SUITES) {
      if (wanted.isEmpty() || wanted.contains(suite.name())) {
        Report report = new Report(suite.name(), System.out);
        suite.run(report, Effort.FULL);
        report.write(folder);
      }
    }
    System.exit(0); // whatever a peer's library keeps running
  }

  private static List<String> names() {
    return SUITES.stream().map(Suite::name).toList();
  }
}
