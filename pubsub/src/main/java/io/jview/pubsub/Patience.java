package io.jview.pubsub;

/**
 * Whether it is worth a worker's while to wait a moment for more, by how it went the last times.
 * Workers that note something at once may lose one of the notes, which costs a moment.
 */
final class Patience {

  /** After how many waits in vain none is worthwhile. */
  private static final int ENOUGH = 8;

  /** After how many more chances one is tried all the same. */
  private static final int ONCE_MORE = ENOUGH + 32;

  private volatile int inVain;

  boolean isWorthwhile() {
    int before = inVain;
    if (before < ENOUGH) {
      return true;
    }
    inVain = before < ONCE_MORE ? before + 1 : ENOUGH;
    return before == ONCE_MORE;
  }

  void waited(boolean found) {
    int before = inVain;
    if (found && before != 0) {
      inVain = 0;
    } else if (!found && before < ENOUGH) {
      inVain = before + 1;
    }
  }
}
