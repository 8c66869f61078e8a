package io.jview.pubsub;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Mailboxes that one message has woken: filled by one thread, then handed over as a whole and taken
 * from by many, so that a message to many sessions costs few hand-overs.
 */
final class Woken implements Ready {

  private static final int MOST = 64;

  private final Mailbox[] mailboxes;
  private int count;
  private final AtomicInteger taken = new AtomicInteger();

  /** Makes an empty one for a number of mailboxes; more than 64 do not fit. */
  Woken(int expected) {
    mailboxes = new Mailbox[Math.min(expected, MOST)];
  }

  static Woken alone(Mailbox mailbox) {
    Woken woken = new Woken(1);
    woken.add(mailbox);
    return woken;
  }

  void add(Mailbox mailbox) {
    mailboxes[count++] = mailbox;
  }

  boolean isFull() {
    return count == mailboxes.length;
  }

  @Override
  public @Nullable Mailbox take() {
    int place = taken.getAndIncrement();
    return place < count ? mailboxes[place] : null;
  }

  @Override
  public boolean isEmpty() {
    return taken.get() >= count;
  }
}
