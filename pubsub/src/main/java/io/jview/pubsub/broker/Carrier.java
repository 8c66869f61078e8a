package io.jview.pubsub.broker;

import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One try to connect, and what it has made, as the engine knows it. What it reports counts while it
 * is the one that carries the direction; what a dead link still says is ignored.
 */
final class Carrier implements Inbound {

  /** Takes what is reported, with who has said so. */
  interface Listener {

    void frame(Carrier from, String topic, byte[] frame);

    void malformed(Carrier from, String reason);

    void lost(Carrier from, Collection<String> topics);

    void up(Carrier from, Direction direction);

    void down(Carrier from, Direction direction, @Nullable Throwable cause);
  }

  private final long number;
  private final Listener listener;

  // Guarded by the connector's lock.
  private final Set<Direction> raised = EnumSet.noneOf(Direction.class);
  private final Set<Direction> fallen = EnumSet.noneOf(Direction.class);

  Carrier(long number, Listener listener) {
    this.number = number;
    this.listener = listener;
  }

  /** Which one it is; a later one has a higher number. */
  long number() {
    return number;
  }

  /** Notes that a direction works; false if it has fallen already, for good. */
  boolean raise(Direction direction) {
    raised.add(direction);
    return !fallen.contains(direction);
  }

  /** Whether another one takes its place by telling that a direction works. */
  boolean yields(Direction direction, Carrier to) {
    return to.number >= number || !raised.contains(direction);
  }

  void fall(Direction direction) {
    fallen.add(direction);
  }

  /** Whether a direction works, now that its connect is done and has not told of any. */
  boolean bringsAlong(Direction direction) {
    return raised.isEmpty() && !fallen.contains(direction);
  }

  @Override
  public void frame(String topic, byte[] frame) {
    listener.frame(this, topic, frame);
  }

  @Override
  public void malformed(String reason) {
    listener.malformed(this, reason);
  }

  @Override
  public void lost(Collection<String> topics) {
    listener.lost(this, topics);
  }

  @Override
  public void up(Direction direction) {
    listener.up(this, direction);
  }

  @Override
  public void down(Direction direction, @Nullable Throwable cause) {
    listener.down(this, direction, cause);
  }
}
