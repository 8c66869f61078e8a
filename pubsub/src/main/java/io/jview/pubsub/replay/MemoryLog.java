package io.jview.pubsub.replay;

import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.delivery.Audience;
import io.jview.pubsub.spi.LogBounds;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The logs of an engine without a broker: a ring for each topic, and a bound for all of them
 * together; past it the topics that were sent to longest ago lose theirs. Any thread may call it.
 */
public final class MemoryLog implements TopicLog {

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

  private final ConcurrentHashMap<String, Ring> rings = new ConcurrentHashMap<>();
  private final Messages messages;
  private final PubSubClock clock;
  private final Supplier<String> epochs;
  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicBoolean isSweepDue = new AtomicBoolean();

  /**
   * Makes an empty one.
   *
   * @param mostBytes how large all logs may be together
   * @param random what the names of numberings are made of
   */
  public MemoryLog(Messages messages, PubSubClock clock, long mostBytes, RandomGenerator random) {
    this.messages = messages;
    this.clock = clock;
    this.mostBytes = mostBytes;
    String run = Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    AtomicLong count = new AtomicLong();
    this.epochs = () -> run + "n" + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
  }

  /**
   * Appends a message and has it delivered, both at one moment.
   *
   * @param deliver is given the message with its place, under the topic's own lock of this log
   */
  public void append(
      String topic,
      Message message,
      Audience audience,
      LogBounds bounds,
      Consumer<Message> deliver) {
    boolean isIn = false;
    while (!isIn) {
      Ring ring = rings.computeIfAbsent(topic, name -> new Ring(epochs.get(), bytes));
      isIn =
          ring.append(
              clock.nanoTime(),
              bounds,
              place -> {
                Message placed = messages.placed(message, place);
                deliver.accept(placed);
                return placed;
              },
              audience);
    }
    if (bytes.get() > mostBytes) {
      shrink();
    }
    sweepLater(bounds);
  }

  @Override
  public CompletionStage<Page> read(String topic, long from) {
    Ring ring = rings.get(topic);
    Page page =
        ring == null
            ? new Page("", 1, 0, List.of())
            : ring.read(clock.nanoTime(), from, messages::place);
    return CompletableFuture.completedStage(page);
  }

  private synchronized void shrink() {
    List<Ring> oldest =
        rings.values().stream().sorted(Comparator.comparingLong(Ring::appendedAt)).toList();
    for (Ring ring : oldest) {
      if (bytes.get() <= mostBytes - mostBytes / LogBounds.SLACK) {
        return;
      }
      ring.clear();
    }
  }

  private void sweepLater(LogBounds bounds) {
    if (!isSweepDue.get() && isSweepDue.compareAndSet(false, true)) {
      Duration pause = bounds.age().dividedBy(LogBounds.SLACK);
      pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      clock.schedule(pause, () -> sweep(bounds));
    }
  }

  /** Lets go of what is too old, and of topics that nobody has sent to for long. */
  private void sweep(LogBounds bounds) {
    long now = clock.nanoTime();
    rings.forEach(
        (topic, ring) -> {
          if (ring.sweep(now)) {
            rings.remove(topic, ring);
          }
        });
    isSweepDue.set(false);
    if (!rings.isEmpty()) {
      sweepLater(bounds);
    }
  }
}
