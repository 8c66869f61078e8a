package io.jview.pubsub.testkit.history;

import static java.util.stream.Collectors.groupingBy;

import io.jview.pubsub.testkit.history.History.Arrival;
import io.jview.pubsub.testkit.history.History.Missed;
import io.jview.pubsub.testkit.history.History.Outcome;
import io.jview.pubsub.testkit.history.History.Pair;
import io.jview.pubsub.testkit.history.History.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a subscribed session has missed without being told. A gap explains what is missing at
 * its place only: between the last message that must come before and the first that must come
 * after.
 */
final class Losses {

  private final Map<String, List<Sent>> accepted;
  private final Map<Pair, List<Arrival>> arrivals;
  private final Map<Pair, List<Missed>> gaps;

  Losses(History history) {
    this.accepted =
        history.sent.stream()
            .filter(sent -> sent.outcome() == Outcome.ACCEPTED)
            .collect(groupingBy(Sent::topic));
    this.arrivals = history.arrivals.stream().collect(groupingBy(Arrival::pair));
    this.gaps = history.gaps.stream().collect(groupingBy(Missed::pair));
  }

  /**
   * Looks at a session that was subscribed for sure from one moment to another. What was sent later
   * than the first moment is due where something came that must come after it, or where the session
   * has never left.
   *
   * @param order places in the topic's order; empty where there is no such order
   */
  List<String> between(Pair pair, long from, long to, Map<Long, Integer> order) {
    Heard heard = new Heard(order);
    for (Arrival arrival : arrivals.getOrDefault(pair, List.of())) {
      if (arrival.at() > from && arrival.at() < to) {
        heard.add(arrival);
      }
    }
    TreeSet<Long> told = new TreeSet<>();
    gaps.getOrDefault(pair, List.of()).forEach(gap -> told.add(gap.at()));
    List<String> lost = new ArrayList<>();
    for (Sent due : accepted.getOrDefault(pair.topic(), List.of())) {
      if (due.begun() > from && !heard.has(due.message())) {
        Long next = heard.next(due.message());
        Long gap = told.higher(Math.max(from, heard.last(due.message())));
        boolean explained = gap != null && (next == null || gap < next);
        if (!explained && (next != null || to == Long.MAX_VALUE)) {
          lost.add(pair + " missed " + due.message() + ", and no gap was told at its place");
        }
      }
    }
    return lost;
  }

  /** What a session got in one stretch, by its publisher's numbers and by the topic's order. */
  private static final class Heard {
    private final Map<Long, Integer> order;
    private final TreeMap<Long, Long> byMessage = new TreeMap<>();
    private final TreeMap<Integer, Long> byPlace = new TreeMap<>();

    Heard(Map<Long, Integer> order) {
      this.order = order;
    }

    void add(Arrival arrival) {
      byMessage.putIfAbsent(arrival.message(), arrival.at());
      Integer place = order.get(arrival.message());
      if (place != null) {
        byPlace.putIfAbsent(place, arrival.at());
      }
    }

    boolean has(long message) {
      return byMessage.containsKey(message);
    }

    /** When that came which must come after a message; null if it did not. */
    @Nullable Long next(long message) {
      Long own = at(message, byMessage.higherEntry(message));
      Integer place = order.get(message);
      Map.Entry<Integer, Long> other = place == null ? null : byPlace.higherEntry(place);
      if (own == null || other == null) {
        return other == null ? own : other.getValue();
      }
      return Long.valueOf(Math.min(own, other.getValue()));
    }

    /** When that came which must come before a message; 0 if it did not. */
    long last(long message) {
      Long own = at(message, byMessage.lowerEntry(message));
      Integer place = order.get(message);
      Map.Entry<Integer, Long> other = place == null ? null : byPlace.lowerEntry(place);
      return Math.max(own == null ? 0 : own, other == null ? 0 : other.getValue());
    }

    private static @Nullable Long at(long message, Map.@Nullable Entry<Long, Long> neighbour) {
      return neighbour == null || Sent.publisher(neighbour.getKey()) != Sent.publisher(message)
          ? null
          : neighbour.getValue();
    }
  }
}
