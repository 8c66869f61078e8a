package io.jview.pubsub.presence.node;

import io.jview.pubsub.PubSubClock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What must be said sooner or later: some at a time, each again until the broker has taken it, one
 * at a time and more slowly while it takes none. Belongs to the {@link Serial} thread.
 */
final class Errands {

  private static final int AT_A_TIME = 32;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Serial serial;
  private final PubSubClock clock;
  private final Map<String, Supplier<CompletionStage<Void>>> waiting = new LinkedHashMap<>();
  private int underWay;
  private boolean failing;
  private boolean paused;
  private boolean ended;

  Errands(Serial serial, PubSubClock clock) {
    this.serial = serial;
    this.clock = clock;
  }

  /** Adds one; does nothing where one of this name waits already. */
  void add(String name, Supplier<CompletionStage<Void>> errand) {
    if (!ended) {
      waiting.putIfAbsent(name, errand);
      go();
    }
  }

  /** The broker is back: goes on at once. */
  void hurry() {
    paused = false;
    failing = false;
    go();
  }

  /** Lets go of all. */
  void end() {
    ended = true;
    waiting.clear();
  }

  private void go() {
    while (!paused && !waiting.isEmpty() && underWay < (failing ? 1 : AT_A_TIME)) {
      Iterator<Map.Entry<String, Supplier<CompletionStage<Void>>>> first =
          waiting.entrySet().iterator();
      Map.Entry<String, Supplier<CompletionStage<Void>>> next = first.next();
      first.remove();
      String name = next.getKey();
      Supplier<CompletionStage<Void>> errand = next.getValue();
      underWay++;
      errand.get().whenComplete((done, failure) -> serial.run(() -> over(name, errand, failure)));
    }
  }

  private void over(
      String name, Supplier<CompletionStage<Void>> errand, @Nullable Throwable failure) {
    underWay--;
    failing = failure != null;
    if (failing && !ended) {
      waiting.putIfAbsent(name, errand);
      pause();
    }
    go();
  }

  private void pause() {
    if (!paused) {
      paused = true;
      clock.schedule(PAUSE, () -> serial.run(this::resume));
    }
  }

  private void resume() {
    paused = false;
    go();
  }
}
