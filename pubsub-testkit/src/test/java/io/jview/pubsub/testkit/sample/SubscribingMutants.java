package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.testkit.sample.SampleFixture.Adapters;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Bugs in subscribing, and in what a topic is called at the broker. */
final class SubscribingMutants {

  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private SubscribingMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("a subscription is done before the broker knows of it", "S1", confirmsEarly()),
        new Mutant("the first frame after subscribing is lost", "S1", losesFirst()),
        new Mutant("unsubscribing is not sent to the broker", "S7", neverUnsubscribes()),
        new Mutant("unsubscribing takes topics along that begin alike", "B2", leavesAlike()),
        new Mutant("a refusal to subscribe is taken for a success", "S6", hidesRefusals()),
        new Mutant("a refusal to subscribe is told as trouble", "S6", refusalIsTrouble()),
        new Mutant("a refusal to subscribe ends the connection", "S6", refusalEndsAll()),
        new Mutant("after a reconnect everything is subscribed twice", "O6", subscribesTwice()),
        new Mutant("topics are folded to lower case", "B2", named(t -> t.toLowerCase(Locale.ROOT))),
        new Mutant(
            "topics are cut to 64 bytes",
            "B2",
            named(t -> t.substring(0, Math.min(64, t.length())))),
        new Mutant("the prefix is ignored", "I1", ignoresPrefix()),
        new Mutant(
            "topics share eight channels, whose name is taken for the topic",
            "B1",
            sharesChannels()));
  }

  private static Adapters confirmsEarly() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final AdapterThread later = new AdapterThread("sample-later");

          @Override
          public CompletionStage<Void> subscribe(Collection<String> topics) {
            later.later(Duration.ofMillis(5), () -> super.subscribe(topics));
            return DONE;
          }
        };
  }

  private static Adapters losesFirst() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final Set<String> fresh = ConcurrentHashMap.newKeySet();

          @Override
          public CompletionStage<Void> subscribe(Collection<String> topics) {
            fresh.addAll(channels(topics));
            return super.subscribe(topics);
          }

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            if (!fresh.remove(channel)) {
              super.received(inbound, channel, frame);
            }
          }
        };
  }

  private static Adapters neverUnsubscribes() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> unsubscribe(Collection<String> topics) {
            return DONE;
          }
        };
  }

  private static Adapters leavesAlike() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final Set<String> known = ConcurrentHashMap.newKeySet();

          @Override
          public CompletionStage<Void> subscribe(Collection<String> topics) {
            known.addAll(topics);
            return super.subscribe(topics);
          }

          @Override
          public CompletionStage<Void> unsubscribe(Collection<String> topics) {
            return super.unsubscribe(
                known.stream().filter(t -> topics.stream().anyMatch(t::startsWith)).toList());
          }
        };
  }

  private static Adapters hidesRefusals() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> subscribe(Collection<String> topics) {
            return super.subscribe(topics).exceptionally(refusal -> null);
          }
        };
  }

  private static Adapters refusalIsTrouble() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> subscribe(Collection<String> topics) {
            return super.subscribe(topics)
                .exceptionally(
                    failure -> {
                      throw new CompletionException(new IOException(failure.toString()));
                    });
          }
        };
  }

  private static Adapters refusalEndsAll() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> subscribe(Collection<String> topics) {
            return super.subscribe(topics)
                .whenComplete(
                    (done, failure) -> {
                      if (failure instanceof RefusedException) {
                        clients.get(Direction.RECEIVING).close();
                      }
                    });
          }
        };
  }

  /** The client library subscribes again by itself, and so does the engine. */
  private static Adapters subscribesTwice() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private int connects;

          @Override
          void restore(Direction direction, Inbound inbound) throws IOException {
            connects++;
            super.restore(direction, inbound);
          }

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            super.received(inbound, channel, frame.clone());
            if (connects > 2) {
              super.received(inbound, channel, frame);
            }
          }
        };
  }

  private static Adapters named(UnaryOperator<String> name) {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final Map<String, String> topics = new ConcurrentHashMap<>();

          @Override
          String channel(String topic) {
            String channel = name.apply(super.channel(topic));
            topics.put(channel, topic);
            return channel;
          }

          @Override
          String topic(String channel) {
            return topics.getOrDefault(channel, "");
          }
        };
  }

  private static Adapters ignoresPrefix() {
    return (broker, prefix) -> new SampleAdapter(broker, "");
  }

  private static Adapters sharesChannels() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          String channel(String topic) {
            return prefix + Math.floorMod(topic.hashCode(), 8);
          }
        };
  }
}
