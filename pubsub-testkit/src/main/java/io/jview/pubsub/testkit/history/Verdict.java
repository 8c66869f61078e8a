package io.jview.pubsub.testkit.history;

import static org.junit.jupiter.api.Assertions.fail;

import io.jview.pubsub.testkit.history.History.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a random schedule came to.
 *
 * @param seed repeats its choices
 * @param history what happened
 * @param failure what a thread threw; null where none did
 */
public record Verdict(long seed, History history, @Nullable Throwable failure) {

  private static final int SHOWN = 5;

  /** Whether nothing arrived at all. */
  public boolean isSilent() {
    return history.arrivals.isEmpty();
  }

  /** Fails where one of the rules was broken, or the run went wrong. */
  public void expect(String... rules) {
    if (failure != null) {
      fail("the schedule failed, seed " + seed + ": " + failure, failure);
    }
    List<Violation> broken =
        HistoryChecker.check(history).stream()
            .filter(violation -> List.of(rules).contains(violation.rule()))
            .toList();
    if (!broken.isEmpty()) {
      String first =
          broken.stream()
              .limit(SHOWN)
              .map(v -> v.rule() + ", " + v.text())
              .collect(Collectors.joining("; "));
      fail(
          "expected none, came %d violations among %d arrivals, with %s=%d: %s"
              .formatted(
                  broken.size(),
                  history.arrivals.size(),
                  RandomSchedule.SEED_PROPERTY,
                  seed,
                  first));
    }
  }
}
