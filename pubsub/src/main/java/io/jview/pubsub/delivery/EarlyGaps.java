package io.jview.pubsub.delivery;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Gaps of a mailbox that are told ahead of what waits: those that overflows have made, and those
 * that stood among what was dropped. Each has its place, ahead of the first message that remained.
 * Guarded by the mailbox's lock.
 */
final class EarlyGaps {

  /** Behind every place of a batch, and ahead of all that comes after it. */
  static final int NEXT_BATCH = Integer.MAX_VALUE;

  private final Deque<Early> gaps = new ArrayDeque<>(4);
  private int run;
  private int nextPlace = -1;

  boolean isEmpty() {
    return gaps.isEmpty();
  }

  /**
   * Something was dropped from a place, perhaps the last one of the batch: a message leaves a gap
   * behind, all else is kept.
   */
  void dropped(int place, boolean last, Recipient recipient, Object item) {
    if (place != nextPlace) {
      run++; // something was taken since the last drop, so this is another hole
    }
    nextPlace = last ? NEXT_BATCH : place + 1;
    if (!(item instanceof Message)) {
      gaps.add(new Early(recipient, item, place, run));
    } else if (!recipient.ended && recipient.overflow != run) {
      gaps.add(new Early(recipient, Gap.of(recipient.topic, Gap.Reason.OVERFLOW), place, run));
      recipient.overflow = run;
    }
  }

  /** Takes the first gap that belongs ahead of a place; null where there is none. */
  @Nullable Early poll(int place) {
    Early first = gaps.peekFirst();
    if (first == null || place < first.place) {
      return null;
    }
    gaps.removeFirst();
    if (first.isOverflow() && first.recipient.overflow == first.run) {
      first.recipient.overflow = 0;
    }
    return first;
  }

  /** A batch is over, the next begins: what is left belongs ahead of all of it. */
  void nextBatch() {
    nextPlace = -1;
    gaps.forEach(early -> early.place = 0);
  }

  /** A gap and where it belongs. */
  static final class Early {
    final Recipient recipient;
    final Object item;
    private final int run;
    private int place;

    Early(Recipient recipient, Object item, int place, int run) {
      this.recipient = recipient;
      this.item = item;
      this.place = place;
      this.run = run;
    }

    private boolean isOverflow() {
      return item instanceof Gap gap && gap.reason() == Gap.Reason.OVERFLOW;
    }
  }
}
