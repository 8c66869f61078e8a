package io.jview.pubsub.replay;

/**
 * The tags of what a session has seen last, one after the other: of a log that goes on elsewhere
 * after a failover they tell what is the same. Used in the session's turn.
 */
final class Tags {

  private static final int MOST = 64;

  private final int[] tags = new int[MOST];
  private long newest;
  private int count;

  /** Notes what was seen next; another number than the next one begins anew. */
  void add(long offset, int tag) {
    count = offset == newest + 1 ? Math.min(MOST, count + 1) : 1;
    newest = offset;
    tags[(int) (offset % MOST)] = tag;
  }

  /** The lowest number of which the tag is known. */
  long oldest() {
    return newest - count + 1;
  }

  /** Whether this very message was seen. */
  boolean has(Logged place) {
    long offset = place.offset();
    return offset >= oldest() && offset <= newest && tags[(int) (offset % MOST)] == place.tag();
  }
}
