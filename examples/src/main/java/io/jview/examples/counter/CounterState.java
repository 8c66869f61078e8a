package io.jview.examples.counter;

import io.jview.examples.store.Recovery;
import org.jspecify.annotations.Nullable;

/**
 * What a page of the counter shows.
 *
 * @param number the number as read last; null before it could be read
 * @param problem what the user must know; null where all is well
 * @param recovery what is still to be done about it
 */
record CounterState(@Nullable Long number, @Nullable String problem, Recovery recovery) {

  static final CounterState UNREAD = new CounterState(null, null, Recovery.NONE);

  CounterState with(Recovery next) {
    return new CounterState(number, problem, next);
  }

  CounterState with(String newProblem, Recovery next) {
    return new CounterState(number, newProblem, next);
  }
}
