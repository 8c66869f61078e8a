package io.jview.pubsub.presence.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When each other instance was heard last. Belongs to the {@link Serial} thread. */
final class Roster {

  private static final int MAX_INSTANCES = 10_000;
  private static final int MAX_REMEMBERED = 1_000;

  private final long timeoutNanos;
  private final Map<String, Long> heard = new HashMap<>();
  private final Set<String> expired = new LinkedHashSet<>();
  private final Set<String> departed = new LinkedHashSet<>();
  private long heardItself;
  private boolean hasHeardItself;

  Roster(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
  }

  int size() {
    return heard.size();
  }

  /** Whether it has said that it ends: nothing that it says counts any more. */
  boolean hasDeparted(String instance) {
    return departed.contains(instance);
  }

  /** An instance has said who is there; says no where there are too many to know. */
  boolean hears(String instance, long now) {
    if (heard.size() >= MAX_INSTANCES && !heard.containsKey(instance)) {
      return false;
    }
    heard.put(instance, now);
    expired.remove(instance);
    return true;
  }

  /** An instance lives; says whether it had been taken for dead. */
  boolean lives(String instance, long now) {
    heard.computeIfPresent(instance, (known, before) -> now);
    return expired.remove(instance);
  }

  void departs(String instance) {
    heard.remove(instance);
    remember(departed, instance);
  }

  /** This instance has heard itself, so it hears and is heard. */
  void hearsItself(long now) {
    heardItself = now;
    hasHeardItself = true;
  }

  /**
   * Takes out those that have not been heard for too long; none while this instance does not hear
   * itself, for then it cannot know.
   */
  List<String> expire(long now) {
    List<String> silent = new ArrayList<>();
    if (!hasHeardItself || now - heardItself > timeoutNanos / 2) {
      return silent;
    }
    heard.forEach(
        (instance, last) -> {
          if (now - last > timeoutNanos) {
            silent.add(instance);
          }
        });
    for (String instance : silent) {
      heard.remove(instance);
      remember(expired, instance);
    }
    return silent;
  }

  /** Nobody can be blamed for the time until now: this instance did not listen. */
  void forgive(long now) {
    heard.replaceAll((instance, last) -> now);
  }

  private static void remember(Set<String> some, String instance) {
    some.add(instance);
    if (some.size() > MAX_REMEMBERED) {
      some.remove(some.iterator().next());
    }
  }
}
