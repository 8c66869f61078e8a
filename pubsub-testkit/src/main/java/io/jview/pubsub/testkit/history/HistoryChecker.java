package io.jview.pubsub.testkit.history;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.jview.pubsub.Gap;
import io.jview.pubsub.testkit.history.History.Arrival;
import io.jview.pubsub.testkit.history.History.Change;
import io.jview.pubsub.testkit.history.History.Missed;
import io.jview.pubsub.testkit.history.History.Outcome;
import io.jview.pubsub.testkit.history.History.Pair;
import io.jview.pubsub.testkit.history.History.Sent;
import io.jview.pubsub.testkit.history.History.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a whole history. It accuses only where no order of the events that overlap could excuse
 * what happened.
 *
 * <p>A topic's order is the one in which the session saw it that got the most of it: the others
 * must not contradict.
 */
final class HistoryChecker {

  private final History history;
  private final Losses losses;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Pair, List<Arrival>> arrivals;
  private final Map<Pair, List<Change>> changes;
  private final Map<String, Map<Long, Integer>> orders = new HashMap<>();

  private HistoryChecker(History history) {
    this.history = history;
    this.losses = new Losses(history);
    this.arrivals =
        history.arrivals.stream()
            .sorted(comparingLong(Arrival::at))
            .collect(groupingBy(Arrival::pair));
    this.changes =
        history.changes.stream()
            .sorted(comparingLong(Change::begun))
            .collect(groupingBy(Change::pair));
  }

  static List<Violation> check(History history) {
    HistoryChecker checker = new HistoryChecker(history);
    checker.findOrders();
    checker.arrivals.forEach(checker::checkArrivals);
    checker.changes.forEach(checker::checkChanges);
    Probes.violations(history).forEach(text -> checker.accuse("S7", text));
    checker.checkOutcomes();
    checker.checkGaps();
    checker.checkSwallowed();
    return checker.violations;
  }

  private void findOrders() {
    if (!history.oneOrder) {
      return;
    }
    arrivals.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .forEach(
            entry -> orders.computeIfAbsent(entry.getKey().topic(), t -> places(entry.getValue())));
  }

  private static Map<Long, Integer> places(List<Arrival> order) {
    Map<Long, Integer> places = new HashMap<>();
    order.forEach(arrival -> places.putIfAbsent(arrival.message(), places.size()));
    return places;
  }

  private Map<Long, Integer> order(Pair pair) {
    return orders.getOrDefault(pair.topic(), Map.of());
  }

  private void checkArrivals(Pair pair, List<Arrival> received) {
    Set<Long> seen = new HashSet<>();
    Map<Long, Long> newest = new HashMap<>();
    Map<Long, Integer> order = order(pair);
    int place = -1;
    for (Arrival arrival : received) {
      long message = arrival.message();
      if (!seen.add(message)) {
        accuse("D7", pair + " got " + message + " twice");
        continue;
      }
      int next = order.getOrDefault(message, place);
      if (next < place) {
        accuse("D1b", pair + " got " + message + " later than another session did");
      }
      place = next;
      Long before = newest.put(Sent.publisher(message), message);
      if (before != null && before > message) {
        accuse("D1a", pair + " got " + message + " after " + before + " of the same publisher");
      }
      checkSubscribed(arrival);
    }
  }

  private void checkSubscribed(Arrival arrival) {
    for (Change leaving : changes.getOrDefault(arrival.pair(), List.of())) {
      if (!leaving.subscribed()
          && leaving.done() < arrival.at()
          && !mayHaveSubscribed(arrival.pair(), leaving.begun(), arrival.at())) {
        accuse("S4", arrival.pair() + " got " + arrival.message() + " after it had left");
        return;
      }
    }
  }

  /** Whether a subscribing may have taken effect between two moments. */
  private boolean mayHaveSubscribed(Pair pair, long from, long to) {
    return changes.getOrDefault(pair, List.of()).stream()
        .anyMatch(change -> change.subscribed() && change.begun() < to && change.done() > from);
  }

  private void checkChanges(Pair pair, List<Change> ofPair) {
    for (Change joining : ofPair) {
      if (joining.subscribed() && ofPair.stream().noneMatch(other -> contradicts(other, joining))) {
        long left =
            ofPair.stream()
                .filter(change -> !change.subscribed() && change.begun() > joining.done())
                .mapToLong(Change::begun)
                .min()
                .orElse(Long.MAX_VALUE);
        losses.between(pair, joining.done(), left, order(pair)).forEach(text -> accuse("S1", text));
      }
    }
  }

  private static boolean contradicts(Change leaving, Change joining) {
    return !leaving.subscribed()
        && leaving.begun() < joining.done()
        && leaving.done() > joining.begun();
  }

  private void checkOutcomes() {
    Set<Long> delivered = history.arrivals.stream().map(Arrival::message).collect(toSet());
    for (Sent sent : history.sent) {
      if (sent.outcome() == Outcome.NOT_SENT && delivered.contains(sent.message())) {
        accuse("B4", sent.message() + " failed as never sent, and was delivered");
      }
    }
  }

  /** Who never left is told one gap for each outage at most, and none where there was none. */
  private void checkGaps() {
    Map<Pair, Long> told =
        history.gaps.stream()
            .filter(gap -> gap.reason() != Gap.Reason.OVERFLOW)
            .filter(gap -> history.outages == 0 || gap.reason() == Gap.Reason.DISCONNECTED)
            .filter(gap -> changes.getOrDefault(gap.pair(), List.of()).size() == 1)
            .collect(groupingBy(Missed::pair, counting()));
    told.forEach(
        (pair, gaps) -> {
          if (gaps > history.outages) {
            accuse(
                history.outages == 0 ? "S1" : "O3",
                pair + " was told " + gaps + " gaps in " + history.outages + " outages");
          }
        });
  }

  private void checkSwallowed() {
    if (history.swallowed > 0) {
      accuse("D7", history.swallowed + " frames came again, and the engine swallowed them");
    }
  }

  private void accuse(String rule, String text) {
    violations.add(new Violation(rule, text));
  }
}
