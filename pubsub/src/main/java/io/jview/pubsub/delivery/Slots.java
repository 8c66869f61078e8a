package io.jview.pubsub.delivery;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all mailboxes of an engine may hold together beyond what each may hold anyway. A mailbox
 * asks when it has to grow, and gives back when it is empty: adding a message asks nobody.
 */
final class Slots {

  /** How many messages a mailbox may hold, whatever all others do. */
  static final int ALWAYS = 2_048;

  /** What a place in a mailbox takes at most: two references, in arrays that grow by doubling. */
  private static final int BYTES_EACH = 16;

  private final AtomicLong left;

  Slots(long budgetBytes) {
    this.left = new AtomicLong(budgetBytes / BYTES_EACH);
  }

  /** Takes some; false where there are not as many. */
  boolean take(int slots) {
    long before = left.get();
    while (before >= slots) {
      if (left.compareAndSet(before, before - slots)) {
        return true;
      }
      before = left.get();
    }
    return false;
  }

  void give(int slots) {
    left.addAndGet(slots);
  }
}
