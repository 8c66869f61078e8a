package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.TopicHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A handler that keeps what comes, in order: values of messages, and gaps. */
final class Inbox implements TopicHandler {

  private final String name;
  private final Waits waits;

  /** Guarded by itself. */
  private final List<Object> entries = new ArrayList<>();

  Inbox(String name, Waits waits) {
    this.name = name;
    this.waits = waits;
  }

  @Override
  public void onMessage(String topic, Message message) {
    Object value = message.value();
    add(value == null ? "null" : value);
  }

  @Override
  public void onGap(Gap gap) {
    add(gap);
  }

  private void add(Object entry) {
    synchronized (entries) {
      entries.add(entry);
      entries.notifyAll();
    }
  }

  List<Object> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }

  List<Object> messages() {
    return entries().stream().filter(entry -> !(entry instanceof Gap)).toList();
  }

  List<Gap> gaps() {
    return entries().stream().filter(Gap.class::isInstance).map(Gap.class::cast).toList();
  }

  /** Waits for as many entries as expected; then they must be these, in this order. */
  void awaitExactly(Object... expected) {
    awaitThat(
        "received " + Arrays.toString(expected), entries -> entries.size() >= expected.length);
    assertEquals(Arrays.asList(expected), entries(), name + " received something else");
  }

  void awaitMessage(Object value) {
    awaitThat("received " + value, entries -> entries.contains(value));
  }

  void awaitGap(Gap.Reason reason) {
    awaitThat(
        "was told a gap " + reason,
        entries ->
            entries.stream().anyMatch(entry -> entry instanceof Gap g && g.reason() == reason));
  }

  /** Waits until what has come is enough. */
  void awaitThat(String what, Predicate<List<Object>> enough) {
    long deadline = System.nanoTime() + waits.mustCome().toNanos();
    synchronized (entries) {
      while (!enough.test(entries)) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          fail("never came: " + name + " " + what + "; it has " + abbreviated(entries));
        }
        waitFor(millis);
      }
    }
  }

  private void waitFor(long millis) {
    try {
      entries.wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted while waiting for " + name);
    }
  }

  void expectEmpty() {
    assertEquals(List.of(), entries(), name + " should have received nothing");
  }

  private static String abbreviated(List<Object> entries) {
    return entries.size() <= 20
        ? entries.toString()
        : entries.size()
            + " entries, the last ones "
            + entries.subList(entries.size() - 20, entries.size());
  }
}
