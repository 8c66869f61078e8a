package io.jview.pubsub.delivery;

import io.jview.pubsub.Message;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A queue of pairs, recipient and item, in an array that grows with its use and is let go when it
 * is empty: an idle session keeps none. Most sessions hear of one recipient at a time, so the
 * subscriptions have an array of their own only once there are two.
 *
 * <p>What is added, and all its accounts, belong to one lock, the mailbox's. What is in it may be
 * taken by two threads at once without one, each pair by one of them: look, then {@link #take}.
 */
final class DeliveryQueue {

  private static final @Nullable Object[] NONE = {};
  private static final int SMALLEST = 8;
  private static final int LARGEST = 1024;
  private static final VarHandle HEAD = head();

  private @Nullable Object[] ring = NONE;

  /** Whose all items are, as long as {@link #owners} is null. */
  private @Nullable Recipient only;

  private Recipient @Nullable [] owners;
  private int tail;
  private int gaps;

  /** How long the array was to be that held the last batch. */
  private int usual = SMALLEST;

  /** How many were ever taken; where the oldest pair stands, as a number that only grows. */
  @SuppressWarnings("unused") // by the handle
  private volatile int head;

  /** The size of the messages, as far as the lock's holder knows. */
  private long bytes;

  private static VarHandle head() {
    try {
      return MethodHandles.lookup().findVarHandle(DeliveryQueue.class, "head", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  int oldest() {
    return head;
  }

  int size() {
    return tail - head;
  }

  boolean isEmpty() {
    return tail == head;
  }

  /** How many messages there are; while another thread takes, the true number may be lower. */
  int messages() {
    if (gaps == 0) {
      return size();
    }
    int messages = 0;
    for (int i = head; i != tail; i++) {
      messages += item(i) instanceof Message ? 1 : 0;
    }
    return messages;
  }

  /** The size of the messages there are; while another thread takes, the true one may be lower. */
  long measure() {
    bytes = 0;
    for (int i = head; i != tail; i++) {
      if (item(i) instanceof Message message) {
        bytes += message.size();
      }
    }
    return bytes;
  }

  /**
   * No less than the size of the messages there are; exact until somebody takes without the lock.
   */
  long atMost() {
    return isEmpty() ? 0 : bytes;
  }

  void add(Recipient recipient, Object item) {
    if (size() == ring.length) {
      grow(size() + 1);
    }
    if (!recipient.is(only)) {
      own(recipient, 1);
    }
    ring[index(tail)] = item;
    tail++;
    if (item instanceof Message message) {
      bytes += message.size();
    } else {
      gaps++;
    }
  }

  void add(Recipient recipient, Burst burst) {
    int count = burst.count();
    if (size() + count > ring.length) {
      grow(size() + count);
    }
    int first = index(tail);
    int ahead = Math.min(count, ring.length - first);
    System.arraycopy(burst.messages(), 0, ring, first, ahead);
    System.arraycopy(burst.messages(), ahead, ring, 0, count - ahead);
    if (!recipient.is(only)) {
      own(recipient, count);
    }
    tail += count;
    bytes += burst.bytes();
  }

  /** Notes whose the next items are, where they are not the only one's. */
  private void own(Recipient recipient, int count) {
    if (tail == 0) {
      only = recipient;
    } else {
      if (owners == null) {
        owners = new Recipient[ring.length];
        Arrays.fill(owners, only);
        only = null;
      }
      for (int i = tail; i < tail + count; i++) {
        owners[index(i)] = recipient;
      }
    }
  }

  private void grow(int needed) {
    int pairs = size();
    int length = Math.max(usual, Integer.highestOneBit(2 * needed - 1));
    @Nullable Object[] larger = new Object[length];
    Recipient @Nullable [] largerOwners = owners == null ? null : new Recipient[length];
    for (int i = 0; i < pairs; i++) {
      int from = index(head + i);
      larger[i] = ring[from];
      if (largerOwners != null && owners != null) {
        largerOwners[i] = owners[from];
      }
    }
    ring = larger;
    owners = largerOwners;
    head = 0;
    tail = pairs;
  }

  private int index(int position) {
    return position & (ring.length - 1);
  }

  /** The recipient there; null if the pair is being taken by another thread. */
  @Nullable Recipient recipient(int position) {
    return owners == null ? only : owners[index(position)];
  }

  /** The item there; null if the pair is being taken by another thread. */
  @Nullable Object item(int position) {
    return ring[index(position)];
  }

  /** Takes the pair at the oldest place; false if another thread has. */
  boolean take(int oldest) {
    if (!HEAD.compareAndSet(this, oldest, oldest + 1)) {
      return false;
    }
    ring[index(oldest)] = null;
    return true;
  }

  /** Takes the pair at the oldest place out of the accounts too; under the lock. */
  boolean drop(int oldest) {
    Object item = item(oldest);
    if (!take(oldest)) {
      return false;
    }
    if (item instanceof Message message) {
      bytes -= message.size();
    } else {
      gaps--;
    }
    return true;
  }

  /** Forgets all and lets the array go, but not how large it was. */
  void release() {
    if (tail > 0) {
      usual = Math.clamp(Integer.highestOneBit(2 * tail - 1), SMALLEST, LARGEST);
    }
    ring = NONE;
    reset();
  }

  /** Begins anew, empty, with the same array. */
  void reset() {
    only = null;
    owners = null;
    head = 0;
    tail = 0;
    gaps = 0;
    bytes = 0;
  }
}
