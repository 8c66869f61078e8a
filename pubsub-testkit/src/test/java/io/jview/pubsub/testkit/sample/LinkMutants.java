package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.testkit.sample.SampleFixture.Adapters;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Bugs in having a link, losing it and restoring it. */
public final class LinkMutants {

  private LinkMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("a connect hangs for ever on a peer that says nothing", "O1", hangs()),
        new Mutant("the end of receiving is never told", "O1", silentOf(Direction.RECEIVING)),
        new Mutant("the end of sending is never told", "O4", silentOf(Direction.SENDING)),
        new Mutant("what was subscribed counts as subscribed after a reconnect", "O1", remembers()),
        new Mutant("after the first loss it connects no more", "O1", connects(1)),
        new Mutant("after a few losses it connects no more", "O2", connects(3)),
        new Mutant("nobody looks for dead peers", "O4", noProbes()),
        new Mutant("nobody asks whether the server is the writer", "O7", takesReplicas()),
        new Mutant("receiving ends when sending cannot be had", "O8", allOrNothing()),
        new Mutant("sending waits until receiving can be had", "O8", oneAfterTheOther()),
        new Mutant("a subscription that the broker ends stays ended", "O1", ignoresRevocation()),
        new Mutant("the error of a connect tells the password", "L2", tellsPassword()),
        new Mutant("the error of a connect names no address", "L2", namesNothing()));
  }

  /** The next connect waits behind the one that hangs. */
  private static Adapters hangs() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void answer(CompletableFuture<Void> answer) throws IOException {
            try {
              answer.join();
            } catch (CompletionException e) {
              throw new IOException(e.getCause());
            }
          }
        };
  }

  private static Adapters silentOf(Direction silent) {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void over(Direction direction, Inbound inbound, Throwable cause) {
            if (direction != silent) {
              inbound.down(direction, cause);
            }
          }
        };
  }

  private static Adapters remembers() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final Set<String> known = java.util.concurrent.ConcurrentHashMap.newKeySet();

          @Override
          public CompletionStage<Void> subscribe(Collection<String> topics) {
            List<String> unknown = topics.stream().filter(known::add).toList();
            return super.subscribe(unknown);
          }

          @Override
          public CompletionStage<Void> unsubscribe(Collection<String> topics) {
            known.removeAll(topics);
            return super.unsubscribe(topics);
          }
        };
  }

  private static Adapters connects(int times) {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private int left = times;

          @Override
          void restore(Direction direction, Inbound inbound) throws IOException {
            if (left == 0) {
              throw new IOException("gave up");
            }
            super.restore(direction, inbound);
          }

          @Override
          void concluded(Map<Direction, Exception> failures) throws Exception {
            left = failures.isEmpty() ? left - 1 : left;
            super.concluded(failures);
          }
        };
  }

  public static Adapters noProbes() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void probe() {}
        };
  }

  public static Adapters takesReplicas() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void answer(CompletableFuture<Void> answer) throws IOException {
            try {
              super.answer(answer);
            } catch (RefusedException e) {
              return;
            }
          }

          @Override
          void probe() {}
        };
  }

  public static Adapters allOrNothing() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void over(Direction direction, Inbound inbound, Throwable cause) {
            super.over(direction, inbound, cause);
            clients.values().forEach(Client::close);
          }

          @Override
          void concluded(Map<Direction, Exception> failures) throws Exception {
            if (!failures.isEmpty()) {
              clients.values().forEach(Client::close);
            }
            super.concluded(failures);
          }
        };
  }

  private static Adapters oneAfterTheOther() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void over(Direction direction, Inbound inbound, Throwable cause) {
            super.over(direction, inbound, cause);
            Client sending = clients.get(Direction.SENDING);
            if (direction == Direction.RECEIVING && sending != null) {
              sending.close();
            }
          }

          @Override
          void restore(Direction direction, Inbound inbound) throws IOException {
            Client receiving = clients.get(Direction.RECEIVING);
            if (direction == Direction.SENDING && (receiving == null || receiving.isOver())) {
              throw new IOException("receiving comes first");
            }
            super.restore(direction, inbound);
          }
        };
  }

  private static Adapters ignoresRevocation() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void revoked(Inbound inbound, String channel) {}
        };
  }

  private static Adapters tellsPassword() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void concluded(Map<Direction, Exception> failures) throws Exception {
            for (Exception failure : failures.values()) {
              throw new IOException(
                  SampleBroker.ADDRESS + ": login with " + SampleBroker.PASSWORD, failure);
            }
          }
        };
  }

  private static Adapters namesNothing() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void concluded(Map<Direction, Exception> failures) throws Exception {
            if (!failures.isEmpty()) {
              throw new IOException("connection failed");
            }
          }
        };
  }
}
