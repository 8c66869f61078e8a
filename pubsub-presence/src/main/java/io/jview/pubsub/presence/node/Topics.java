package io.jview.pubsub.presence.node;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.presence.PresenceStats;
import io.jview.pubsub.presence.node.Said.Alive;
import io.jview.pubsub.presence.node.Said.Ask;
import io.jview.pubsub.presence.node.Said.AskInstance;
import io.jview.pubsub.presence.node.Said.Bye;
import io.jview.pubsub.presence.node.Said.Change;
import io.jview.pubsub.presence.node.Said.State;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The topics that an instance looks at, and what becomes of what others say about them. Belongs to
 * the {@link Serial} thread; any thread may look a topic up.
 */
final class Topics {

  /** Several who ask at once are answered once. */
  private static final Duration SHORTLY = Duration.ofMillis(50);

  private final PubSubClock clock;
  private final Duration interval;
  private final Serial serial;
  private final Errands errands;
  private final Voice voice;
  private final Roster roster;
  private final LimitedLog log;
  private final Map<String, Held> topics = new ConcurrentHashMap<>();
  private final Set<Held> changed = new LinkedHashSet<>();
  private final AtomicLong numbers = new AtomicLong();
  private final LongAdder malformed = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private boolean ticking;
  private boolean stopped;

  Topics(PubSubProvider pubsub, String self, PubSubClock clock, Duration timeout, Serial serial) {
    this.clock = clock;
    this.interval = timeout.dividedBy(3);
    this.serial = serial;
    this.errands = new Errands(serial, clock);
    this.voice = new Voice(pubsub, self, serial, errands);
    this.roster = new Roster(timeout.toNanos());
    this.log = new LimitedLog(Topics.class, clock::nanoTime);
  }

  @Nullable Held get(String topic) {
    return topics.get(topic);
  }

  /** Looks at a topic from now on. */
  Held hold(String topic) {
    Held known = topics.get(topic);
    if (known != null) {
      return known;
    }
    Held held = new Held(topic, voice.self(), numbers::incrementAndGet);
    topics.put(topic, held);
    changed.add(held);
    voice
        .listen(
            topic,
            handler(said -> hear(held, said), gap -> onGap(held, gap)),
            handler(this::hear, gap -> roster.forgive(clock.nanoTime())))
        .whenComplete((done, failure) -> serial.run(() -> listening(held, failure)));
    tick();
    return held;
  }

  private void listening(Held held, @Nullable Throwable failure) {
    if (failure == null) {
      voice.ask(held.topic);
    } else {
      topics.remove(held.topic, held);
      voice.leave(held.topic);
    }
    held.ready(failure);
    changed.add(held);
  }

  /**
   * A topic's own sessions or watchers are others now: what follows is done when all is settled.
   */
  void changed(Held held) {
    changed.add(held);
  }

  /** Says what has changed, tells those who watch, and lets go of what is of no use any more. */
  void settle() {
    for (Held held : changed) {
      settle(held);
      if (held.isIdle() && topics.remove(held.topic, held)) {
        voice.leave(held.topic);
      }
    }
    changed.clear();
  }

  void settle(Held held) {
    held.applyWhatCannotBeSaid();
    for (Change change = held.nextChange(); change != null; change = held.nextChange()) {
      voice
          .say(held.topic, change)
          .whenComplete(
              (said, failure) -> {
                if (failure != null) {
                  serial.run(() -> notSaid(held));
                }
              });
    }
    held.tell();
  }

  /** Others may know or not; this instance at least knows its own. */
  private void notSaid(Held held) {
    held.fallsBehind();
    voice.announce(held, () -> changed(held));
    changed.add(held);
  }

  private TopicHandler handler(Consumer<Said> hear, Consumer<Gap> onGap) {
    return new TopicHandler() {
      @Override
      public void onMessage(String topic, Message message) {
        Said said;
        try {
          said = Wire.read(message);
        } catch (IllegalArgumentException e) {
          skip(topic, e.getMessage());
          return;
        }
        serial.await(() -> hear.accept(said));
      }

      @Override
      public void onGap(Gap gap) {
        serial.await(() -> onGap.accept(gap));
      }
    };
  }

  private void skip(String topic, @Nullable String reason) {
    malformed.increment();
    log.warn("skipped a message on topic '{}': {}", topic, reason);
  }

  private void hear(Held held, Said said) {
    if (roster.hasDeparted(said.from()) || topics.get(held.topic) != held) {
      return;
    }
    switch (said) {
      case Change change -> heard(held, change, held.seen.apply(change));
      case State state -> heard(held, state, held.seen.apply(state));
      case Ask ask -> {
        if (!ask.from().equals(voice.self())) {
          answer(held);
        }
      }
      default -> skip(held.topic, "it belongs on another topic");
    }
  }

  private void heard(Held held, Said said, boolean complete) {
    if (!said.from().equals(voice.self()) && !roster.hears(said.from(), clock.nanoTime())) {
      held.seen.remove(said.from());
      skip(held.topic, "there are too many instances");
    }
    if (!complete) {
      voice.ask(held.topic);
    }
    changed.add(held);
  }

  private void answer(Held held) {
    if (held.beginsToAnswer()) {
      clock.schedule(SHORTLY, () -> serial.run(() -> voice.announce(held, () -> changed(held))));
    }
  }

  /** The link was away, or something was lost: others are asked, and all hear what is here. */
  private void onGap(Held held, Gap gap) {
    if (gap.reason() == Gap.Reason.REJECTED) {
      log.warn("the broker refuses presence on topic '{}'; nobody is listed there", held.topic);
      return;
    }
    errands.hurry();
    voice.ask(held.topic);
    answer(held);
  }

  private void hear(Said said) {
    String from = said.from();
    long now = clock.nanoTime();
    if (from.equals(voice.self())) {
      roster.hearsItself(now);
      return;
    }
    switch (said) {
      case Alive alive -> {
        if (!roster.hasDeparted(from) && roster.lives(from, now)) {
          voice.askInstance(from);
        }
      }
      case Bye bye -> {
        roster.departs(from);
        forget(from);
      }
      case AskInstance ask -> {
        if (ask.of().equals(voice.self())) {
          topics.values().forEach(this::answer);
        }
      }
      default -> skip(Voice.CONTROL, "it belongs on another topic");
    }
  }

  private boolean forget(String instance) {
    boolean any = false;
    for (Held held : topics.values()) {
      if (held.seen.remove(instance)) {
        changed.add(held);
        any = true;
      }
    }
    return any;
  }

  private void tick() {
    if (!ticking && !stopped) {
      ticking = true;
      voice.alive();
      clock.schedule(interval, () -> serial.run(this::tock));
    }
  }

  private void tock() {
    ticking = false;
    for (String instance : roster.expire(clock.nanoTime())) {
      if (forget(instance)) {
        expired.increment();
        log.info("instance {} was not heard for too long; its sessions are gone", instance);
      }
    }
    if (!topics.isEmpty()) {
      tick();
    }
  }

  PresenceStats stats() {
    int tracked = topics.values().stream().mapToInt(held -> held.own.size()).sum();
    return new PresenceStats(
        topics.size(), tracked, roster.size(), malformed.sum(), voice.asked(), expired.sum());
  }

  /** Says good-bye; done when that was taken or refused, and nothing is listened to any more. */
  CompletionStage<Void> stop() {
    settle();
    stopped = true;
    errands.end();
    CompletionStage<Void> bye =
        topics.isEmpty() ? CompletableFuture.completedStage(null) : voice.bye();
    return bye.handle((said, failure) -> null)
        .thenCompose(x -> voice.leaveAll())
        .handle((a, b) -> null);
  }
}
