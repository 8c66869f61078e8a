package io.jview.pubsub.replay;

import io.jview.pubsub.delivery.Audience;

/**
 * Where a message stands in its topic's log. As a text it is the position that applications keep.
 *
 * @param epoch names the numbering
 * @param offset the number there
 * @param tag what else tells it from another message with this number, after a failover that has
 *     lost some
 * @param audience whom it is for
 */
public record Logged(String epoch, long offset, int tag, Audience audience) {

  /** Stands for a text that is no position: it is in no log. */
  static final Logged NOWHERE = new Logged("?", 0, 0, Audience.ALL);

  private static final int LONGEST = 80;

  /** Reads a position; one that is none is nowhere. */
  static Logged parse(String position) {
    String[] parts = position.length() > LONGEST ? new String[0] : position.split("\\.", -1);
    if (parts.length != 3 || parts[0].isEmpty()) {
      return NOWHERE;
    }
    try {
      long offset = Long.parseLong(parts[1]);
      int tag = Integer.parseUnsignedInt(parts[2], Character.MAX_RADIX);
      return offset < 0 ? NOWHERE : new Logged(parts[0], offset, tag, Audience.ALL);
    } catch (NumberFormatException e) {
      return NOWHERE;
    }
  }

  @Override
  public String toString() {
    return epoch + "." + offset + "." + Integer.toUnsignedString(tag, Character.MAX_RADIX);
  }
}
