package io.jview.pubsub.spi;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter reports that restores each direction for itself: each thing to the {@link
 * Inbound} of the connect that has restored the direction, and each end once. Every method may be
 * called from any thread.
 */
public final class Reports {

  private final Map<Direction, Inbound> told = new EnumMap<>(Direction.class);

  /** Whom frames are handed to; written under the lock. */
  private volatile @Nullable Inbound receiving;

  private volatile boolean ended;

  /** Makes those of an adapter that is not connected. */
  public Reports() {}

  /**
   * Tells that a direction works, if it was down; and the contrary, if it does not any more.
   *
   * @param direction which one
   * @param inbound what the connect was given that has found it working
   * @param works whether it still does: its end may have come before anybody was told of it
   */
  public void up(Direction direction, Inbound inbound, BooleanSupplier works) {
    synchronized (told) {
      if (ended || told.containsKey(direction)) {
        return;
      }
      told.put(direction, inbound);
      receiving = told.get(Direction.RECEIVING);
    }
    inbound.up(direction);
    if (!works.getAsBoolean()) {
      down(direction, new IOException("the connection was lost at once"));
    }
  }

  /**
   * Tells that a direction does not work any more, if it was up.
   *
   * @param direction which one
   * @param cause why; null when unknown
   */
  public void down(Direction direction, @Nullable Throwable cause) {
    Inbound inbound;
    synchronized (told) {
      inbound = told.remove(direction);
      receiving = told.get(Direction.RECEIVING);
    }
    if (inbound != null) {
      inbound.down(direction, cause);
    }
  }

  /** Reports nothing any more. */
  public void end() {
    synchronized (told) {
      ended = true;
      told.clear();
      receiving = null;
    }
  }

  /**
   * Tells whether nothing is reported any more.
   *
   * @return whether {@link #end()} was called
   */
  public boolean haveEnded() {
    return ended;
  }

  /**
   * Hands in a frame, as {@link Inbound#frame}, while the receiving direction is up.
   *
   * @param topic the topic
   * @param frame the bytes
   */
  public void frame(String topic, byte[] frame) {
    Inbound inbound = receiving;
    if (inbound != null) {
      inbound.frame(topic, frame);
    }
  }

  /**
   * Tells of something that no topic can be given, as {@link Inbound#malformed}, while the
   * receiving direction is up.
   *
   * @param reason what is wrong with it
   */
  public void malformed(String reason) {
    Inbound inbound = receiving;
    if (inbound != null) {
      inbound.malformed(reason);
    }
  }

  /**
   * Tells of topics that cannot be had, as {@link Inbound#lost}, while the receiving direction is
   * up.
   *
   * @param topics which ones
   */
  public void lost(Collection<String> topics) {
    Inbound inbound = receiving;
    if (inbound != null && !topics.isEmpty()) {
      inbound.lost(topics);
    }
  }
}
