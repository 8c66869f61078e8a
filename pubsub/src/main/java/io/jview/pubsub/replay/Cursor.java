package io.jview.pubsub.replay;

import io.jview.pubsub.delivery.Audience;
import org.jspecify.annotations.Nullable;

/**
 * How far a session has come in a topic's log: what it has seen last, and what comes next. Used in
 * the session's turn.
 */
final class Cursor {

  private Logged seen;

  /** Of what was seen; null where nothing is known of it. */
  private @Nullable Tags tags;

  /** What was seen in another history of the same log, up to where that was left; null for none. */
  private @Nullable Tags elsewhere;

  private Cursor(Logged seen) {
    this.seen = seen;
  }

  /** Behind a message. */
  static Cursor behind(Logged message) {
    Cursor cursor = new Cursor(message);
    cursor.note(message);
    return cursor;
  }

  /** Ahead of a number in the log that a page is of. */
  static Cursor ahead(Page page, long next) {
    return new Cursor(new Logged(page.epoch(), next - 1, 0, Audience.ALL));
  }

  /** As {@link #ahead}, but leaves out what this one has seen of the same log. */
  Cursor again(Page page, long next) {
    Cursor cursor = ahead(page, next);
    cursor.elsewhere = isOf(page.epoch()) ? tags : null;
    return cursor;
  }

  /** The number of the entry to read from: what was seen last, to see that it is still that. */
  long from() {
    return Math.max(1, seen.offset());
  }

  long next() {
    return seen.offset() + 1;
  }

  /** Whether a message is the one that comes next. */
  boolean precedes(Logged place) {
    return place.offset() == next() && isOf(place.epoch());
  }

  /** Whether a message was seen before. */
  boolean isPast(Logged place) {
    return place.offset() < next() && isOf(place.epoch());
  }

  /** The first log of a topic that had none goes on from nothing. */
  private boolean isOf(String epoch) {
    return seen.epoch().equals(epoch) || (seen.epoch().isEmpty() && seen.offset() == 0);
  }

  /** Goes on behind a message that comes next; false where it was seen in another history. */
  boolean pass(Logged place) {
    seen = place;
    note(place);
    return elsewhere == null || !elsewhere.has(place);
  }

  /** In memory there is no failover, and there are no tags. */
  private void note(Logged place) {
    if (place.tag() != 0) {
      tags = tags == null ? new Tags() : tags;
      tags.add(place.offset(), place.tag());
    }
  }

  /**
   * Where to go on in the log that a page is of, where it does not reach back to what was seen; 0
   * where it does.
   */
  long restart(Page page) {
    if (!isOf(page.epoch())) {
      return page.first();
    }
    if (page.first() > next()) {
      return page.first();
    }
    if (page.last() < seen.offset() || isReplaced(page)) {
      long oldest = tags == null ? next() : tags.oldest();
      return Math.max(page.first(), Math.min(oldest, page.last() + 1));
    }
    return 0;
  }

  /** Whether another message has the number of what was seen last. */
  private boolean isReplaced(Page page) {
    return tags != null
        && !page.entries().isEmpty()
        && page.entries().getFirst().place().offset() == seen.offset()
        && !tags.has(page.entries().getFirst().place());
  }
}
