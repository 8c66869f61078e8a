package io.jview.pubsub.testkit.history;

import static java.util.stream.Collectors.toSet;

import io.jview.pubsub.testkit.history.History.Arrival;
import io.jview.pubsub.testkit.history.History.Change;
import io.jview.pubsub.testkit.history.History.Pair;
import io.jview.pubsub.testkit.history.History.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what was sent when all else was over. In the end the last change counts: no deaf
 * subscription, none too many.
 */
final class Probes {

  private Probes() {}

  /** Whom the last messages have not reached, and whom they have who has left. */
  static List<String> violations(History history) {
    List<Sent> probes = history.probes();
    Set<Heard> heard =
        history.arrivals.stream()
            .filter(arrival -> Sent.publisher(arrival.message()) >= History.PROBES)
            .map(Heard::of)
            .collect(toSet());
    List<String> violations = new ArrayList<>();
    lastChanges(history)
        .forEach(
            (pair, last) -> {
              for (Sent probe : probes) {
                boolean arrived = heard.contains(new Heard(pair, probe.message()));
                if (probe.topic().equals(pair.topic()) && last.subscribed() != arrived) {
                  violations.add(
                      pair + (last.subscribed() ? " is deaf" : " still hears after it has left"));
                }
              }
            });
    return violations;
  }

  private static Map<Pair, Change> lastChanges(History history) {
    Map<Pair, Change> last = new HashMap<>();
    for (Change change : history.changes) {
      last.merge(change.pair(), change, (a, b) -> a.begun() > b.begun() ? a : b);
    }
    return last;
  }

  private record Heard(Pair pair, long message) {
    static Heard of(Arrival arrival) {
      return new Heard(arrival.pair(), arrival.message());
    }
  }
}
