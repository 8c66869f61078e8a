package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.testkit.sample.SampleFixture.Adapters;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Bugs in sending. */
final class PublishingMutants {

  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private PublishingMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("a broadcast is done before the broker has answered", "B4", doneEarly()),
        new Mutant(
            "a broadcast is done when it is put into a buffer, which a stop discards",
            "L3",
            buffers()),
        new Mutant(
            "a broadcast that the broker refuses is taken for accepted", "B4", refusalIsDone()),
        new Mutant("what was cut off is told as never sent", "B4", neverUnknown()),
        new Mutant("what was not answered is sent again after a reconnect", "B4", sendsAgain()),
        new Mutant("every twentieth frame is sent twice", "D7", sendsTwice()),
        new Mutant("frames larger than 256 KiB are refused", "M4", tooSmall()),
        new Mutant("small frames overtake large ones", "M4", largeLater()),
        new Mutant("frames take turns on two threads", "D1a", twoThreads()));
  }

  private static Adapters doneEarly() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            super.publish(topic, frame);
            return DONE;
          }
        };
  }

  private static Adapters buffers() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final AdapterThread writing = new AdapterThread("sample-write");

          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            writing.later(Duration.ofMillis(3), () -> super.publish(topic, frame));
            return DONE;
          }

          @Override
          public CompletionStage<Void> close() {
            return writing.close().thenCompose(done -> super.close());
          }
        };
  }

  private static Adapters refusalIsDone() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            return super.publish(topic, frame)
                .exceptionallyCompose(
                    failure ->
                        failure instanceof RefusedException
                            ? DONE
                            : CompletableFuture.failedStage(failure));
          }
        };
  }

  private static Adapters neverUnknown() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            return super.publish(topic, frame)
                .exceptionally(
                    failure -> {
                      throw new CompletionException(new NotSentException("lost", failure));
                    });
          }

          @Override
          void over(Direction direction, Inbound inbound, Throwable cause) {
            AdapterThread after = new AdapterThread("sample-after");
            after.later(Duration.ofMillis(20), () -> super.over(direction, inbound, cause));
          }
        };
  }

  private static Adapters sendsAgain() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final Queue<Question.Publish> unanswered = new ConcurrentLinkedQueue<>();

          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            Question.Publish publish = new Question.Publish(channel(topic), frame);
            return ask(Direction.SENDING, publish)
                .whenComplete(
                    (done, failure) -> {
                      if (failure != null) {
                        unanswered.add(publish);
                      }
                    });
          }

          @Override
          void restore(Direction direction, Inbound inbound) throws IOException {
            super.restore(direction, inbound);
            if (direction == Direction.SENDING && !unanswered.isEmpty()) {
              AdapterThread again = new AdapterThread("sample-again");
              again.later(Duration.ofMillis(50), () -> unanswered.forEach(p -> ask(direction, p)));
            }
          }
        };
  }

  static Adapters sendsTwice() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private int frames;

          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            if (++frames % 20 == 0) {
              super.publish(topic, frame);
            }
            return super.publish(topic, frame);
          }
        };
  }

  private static Adapters tooSmall() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            return frame.length > 256 << 10
                ? CompletableFuture.failedStage(new RefusedException("too large", null))
                : super.publish(topic, frame);
          }
        };
  }

  private static Adapters largeLater() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final AdapterThread later = new AdapterThread("sample-later");

          @Override
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            return frame.length < 1_000_000
                ? super.publish(topic, frame)
                : later
                    .later(Duration.ofMillis(5), () -> {})
                    .thenCompose(now -> super.publish(topic, frame));
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
          public CompletionStage<Void> publish(String topic, byte[] frame) {
            return threads[turn++ % 2]
                .run(() -> {})
                .thenCompose(now -> super.publish(topic, frame));
          }
        };
  }
}
