package io.jview.benchmarks.broker;

import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/** A provider of ours, as users have it: an object in, JSON on the way, an object out. */
public final class Engine implements Way {

  private static final String TOPIC = "bench";
  private static final int BETWEEN_LOOKS = 1_000;

  private final PubSubProvider provider;
  private final LongFunction<?> messages;
  private CompletionStage<Void> looked;
  private CompletionStage<Void> last;
  private int sent;

  private Engine(PubSubProvider provider, LongFunction<?> messages, TopicHandler handler)
      throws Exception {
    this.provider = provider;
    this.messages = messages;
    done(provider.start());
    this.last = provider.subscribeTopic("session", TOPIC, handler);
    this.looked = last;
    done(last);
  }

  /** Sends texts; the handler reads the value. */
  public static Way texts(PubSubProvider provider, LongConsumer arrived) throws Exception {
    return new Engine(
        provider,
        Payload::text,
        (topic, message) -> arrived.accept(Payload.number((String) message.value(), 0)));
  }

  /** Sends records; the handler reads them as such. */
  public static Way records(PubSubProvider provider, LongConsumer arrived) throws Exception {
    return new Engine(
        provider,
        Payload.Reading::of,
        (topic, message) ->
            arrived.accept(message.as(Payload.Reading.class).number() - Payload.Reading.FIRST));
  }

  /** Looks at each stage's outcome, but of some only now and then: none of them may fail. */
  @Override
  public void send(long number) throws Exception {
    last = provider.broadcast(TOPIC, messages.apply(number));
    if (++sent % BETWEEN_LOOKS == 0) {
      done(looked);
      looked = last;
    }
  }

  private static void done(CompletionStage<Void> stage) throws Exception {
    try {
      stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() throws Exception {
    done(last);
    done(provider.stop());
  }
}
