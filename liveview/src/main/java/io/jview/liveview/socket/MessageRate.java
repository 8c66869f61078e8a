package io.jview.liveview.socket;

import io.jview.liveview.host.LiveLimits;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A socket's allowance of messages: so many at once, and so many a second in the long run. Used by
 * the thread that reads the socket.
 */
final class MessageRate {

  /** How much may come for each message that is counted. */
  private static final int BYTES_OF_ONE = 16 << 10;

  private final LongSupplier nanoTime;
  private final long intervalNanos;
  private final long burstNanos;
  private final long patienceNanos;
  private long fullAt;
  private boolean exceeded;
  private long exceededSince;

  MessageRate(LiveLimits limits, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    intervalNanos = Duration.ofSeconds(1).toNanos() / limits.rate().perSecond();
    burstNanos = limits.rate().burst() * intervalNanos;
    patienceNanos = limits.times().pause().toNanos();
    fullAt = nanoTime.getAsLong();
  }

  /**
   * Takes one of so many bytes, a large one for several; gives how long not to read: not at all
   * while there is some left, else until a quarter of the burst is back.
   */
  Duration take(int bytes) {
    long now = nanoTime.getAsLong();
    fullAt = Math.max(fullAt - now, 0) + now + intervalNanos * (1 + bytes / BYTES_OF_ONE);
    long used = fullAt - now;
    if (used <= burstNanos / 2) {
      exceeded = false;
    }
    if (used <= burstNanos) {
      return Duration.ZERO;
    }
    if (!exceeded) {
      exceeded = true;
      exceededSince = now;
    }
    return Duration.ofNanos(used - burstNanos + burstNanos / 4);
  }

  /** Whether it goes on for too long, or much has come in spite of not being read. */
  boolean isHopeless() {
    long now = nanoTime.getAsLong();
    return exceeded
        && (now - exceededSince > patienceNanos || fullAt - now > burstNanos * LiveLimits.FLOOD);
  }
}
