package io.jview.pubsub.redis.server;

import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What an adapter reports of each direction, to whom the connect that restored it was given. */
public final class Reports {

  private final Map<Direction, Inbound> told = new EnumMap<>(Direction.class);

  /** Whom frames are handed to; written under the lock. */
  private volatile @Nullable Inbound receiving;

  private volatile boolean ended;

  /** Tells that a direction works, if it was down; and the contrary, if it does not any more. */
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

  /** Tells that a direction does not work any more, once. */
  public void down(Direction direction, IOException cause) {
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

  public boolean haveEnded() {
    return ended;
  }

  public void frame(String topic, byte[] frame) {
    Inbound inbound = receiving;
    if (inbound != null) {
      inbound.frame(topic, frame);
    }
  }

  public void lost(Collection<String> topics) {
    Inbound inbound = receiving;
    if (inbound != null && !topics.isEmpty()) {
      inbound.lost(topics);
    }
  }
}
