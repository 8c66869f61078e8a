package io.jview.pubsub.broker;

import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An adapter whose tries to connect last until a test says so. It restores each direction for
 * itself: what a try finds there stays with the one that has made it, and is not told again.
 */
final class SlowLink implements PubSubAdapter {

  private record Try(Inbound inbound, CompletableFuture<Void> done) {}

  private final List<Try> tries = new ArrayList<>();
  private final Map<Direction, Inbound> there = new EnumMap<>(Direction.class);
  private final Set<String> topics = new HashSet<>();

  int tries() {
    return tries.size();
  }

  /** A try has got what was missing. */
  void succeed(int number) {
    for (Direction direction : Direction.values()) {
      up(number, direction);
    }
    tries.get(number).done.complete(null);
  }

  /** A try has made a new link as a whole, in place of all that was there, and tells of nothing. */
  void replace(int number) {
    Try made = tries.get(number);
    topics.clear();
    for (Direction direction : Direction.values()) {
      there.put(direction, made.inbound);
    }
    made.done.complete(null);
  }

  void fail(int number, Exception failure) {
    tries.get(number).done.completeExceptionally(failure);
  }

  void up(int number, Direction direction) {
    Inbound inbound = tries.get(number).inbound;
    if (there.putIfAbsent(direction, inbound) == null) {
      inbound.up(direction);
    }
  }

  /** What a try was given to report to. */
  Inbound inbound(int number) {
    return tries.get(number).inbound;
  }

  void down(int number, Direction direction) {
    tries.get(number).inbound.down(direction, new IOException("slow: cut"));
  }

  void cut() {
    topics.clear();
    Map<Direction, Inbound> fallen = new EnumMap<>(there);
    there.clear();
    fallen.forEach((direction, to) -> to.down(direction, new IOException("slow: cut")));
  }

  @Override
  public CompletionStage<Void> connect(Inbound inbound) {
    Try next = new Try(inbound, new CompletableFuture<>());
    tries.add(next);
    return next.done;
  }

  @Override
  public CompletionStage<Void> subscribe(Collection<String> some) {
    topics.addAll(some);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> unsubscribe(Collection<String> some) {
    topics.removeAll(some);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    Inbound receiver = there.get(Direction.RECEIVING);
    if (receiver != null && topics.contains(topic)) {
      receiver.frame(topic, frame);
    }
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> close() {
    return CompletableFuture.completedStage(null);
  }
}
