package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.testkit.sample.SampleFixture.Adapters;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Bugs in handing in what has come. */
public final class FrameMutants {

  private FrameMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("after a reconnect neighbouring frames change places", "O6", swapsLater()),
        new Mutant("frames are handed in by two threads", "D1a", twoThreads()),
        new Mutant("an instance hears itself first, and others later", "D1b", ownFirst()),
        new Mutant("an instance does not get its own frames back", "B1", noEcho()),
        new Mutant("frames of a dead connection are handed to the next one", "O6", handsOn()),
        new Mutant("large frames come late", "M4", largeLater()),
        new Mutant("frames are cut off at a million bytes", "M4", truncates()),
        new Mutant("frames are dropped when many wait", "D8", dropsWhenBusy()),
        new Mutant("reading ends at a frame that makes no sense", "M5", diesOfNonsense()),
        new Mutant("null is taken for no message", "M1", without("\"message\":null")),
        new Mutant("an empty text is taken for no message", "M1", without("\"message\":\"\"")),
        new Mutant("frames without an origin are skipped", "I2", needsOrigin()));
  }

  private static Adapters swapsLater() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private int connects;
          private Word.Frame first;

          @Override
          void restore(Direction direction, Inbound inbound) throws IOException {
            connects++;
            super.restore(direction, inbound);
          }

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            if (connects <= 2) {
              super.received(inbound, channel, frame);
            } else if (first == null) {
              first = new Word.Frame(channel, frame);
            } else {
              super.received(inbound, channel, frame);
              super.received(inbound, first.topic(), first.frame());
              first = null;
            }
          }
        };
  }

  private static Adapters twoThreads() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final AdapterThread[] threads = {
            new AdapterThread("sample-even"), new AdapterThread("sample-odd")
          };
          private int turn;

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            threads[turn++ % 2].run(() -> super.received(inbound, channel, frame));
          }
        };
  }

  /** A backend that has no order for all instances; a bug where it says that it has one. */
  public static Adapters ownFirst() {
    return OwnFirst::new;
  }

  private static Adapters noEcho() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final Set<String> own = ConcurrentHashMap.newKeySet();

          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            own.add(text(frame));
            return super.publish(topic, frame);
          }

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            if (!own.contains(text(frame))) {
              super.received(inbound, channel, frame);
            }
          }
        };
  }

  private static Adapters handsOn() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final Deque<Word.Frame> last = new ArrayDeque<>();
          private volatile boolean reconnected;

          @Override
          void over(Direction direction, Inbound inbound, Throwable cause) {
            reconnected = true;
            super.over(direction, inbound, cause);
          }

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            if (reconnected) {
              reconnected = false;
              last.forEach(old -> super.received(inbound, old.topic(), old.frame().clone()));
            }
            last.add(new Word.Frame(channel, frame.clone()));
            if (last.size() > 20) {
              last.remove();
            }
            super.received(inbound, channel, frame);
          }
        };
  }

  private static Adapters largeLater() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final AdapterThread later = new AdapterThread("sample-later");

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            if (frame.length < 500_000) {
              super.received(inbound, channel, frame);
            } else {
              later.later(Duration.ofMillis(20), () -> super.received(inbound, channel, frame));
            }
          }
        };
  }

  private static Adapters truncates() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            super.received(
                inbound, channel, Arrays.copyOf(frame, Math.min(frame.length, 1_000_000)));
          }
        };
  }

  /** A queue between two threads, whose room is not enough for a burst. */
  private static Adapters dropsWhenBusy() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final AdapterThread delivering = new AdapterThread("sample-deliver");
          private final Semaphore room = new Semaphore(200);

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            if (room.tryAcquire()) {
              delivering.run(
                  () -> {
                    room.release();
                    super.received(inbound, channel, frame);
                  });
            }
          }
        };
  }

  private static Adapters diesOfNonsense() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private volatile boolean dead;

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            dead |= frame.length == 0 || frame[0] != '{';
            if (!dead) {
              super.received(inbound, channel, frame);
            }
          }
        };
  }

  private static Adapters without(String member) {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            if (!text(frame).contains(member)) {
              super.received(inbound, channel, frame);
            }
          }
        };
  }

  private static Adapters needsOrigin() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            if (text(frame).contains("\"origin\"")) {
              super.received(inbound, channel, frame);
            }
          }
        };
  }
}
