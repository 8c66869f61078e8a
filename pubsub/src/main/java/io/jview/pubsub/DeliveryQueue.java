package io.jview.pubsub;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A queue of pairs, subscription and item, in one array that grows with its use and is let go when
 * it is empty: an idle session keeps none.
 *
 * <p>What is added, and all its accounts, belong to one lock, the mailbox's. What is in it may be
 * taken by two threads at once without one, each pair by one of them: look, then {@link #take}.
 */
final class DeliveryQueue {

  private static final @Nullable Object[] NONE = {};
  private static final int SMALLEST = 16;
  private static final VarHandle HEAD = head();

  private @Nullable Object[] ring = NONE;
  private int tail;
  private int gaps;

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

  void add(Subscription subscription, Object item) {
    if (2 * size() == ring.length) {
      grow();
    }
    int index = index(tail);
    ring[index] = subscription;
    ring[index + 1] = item;
    tail++;
    if (item instanceof Message message) {
      bytes += message.size();
    } else {
      gaps++;
    }
  }

  private void grow() {
    @Nullable Object[] larger = new Object[Math.max(SMALLEST, 2 * ring.length)];
    int pairs = size();
    for (int i = 0; i < pairs; i++) {
      int from = index(head + i);
      larger[2 * i] = ring[from];
      larger[2 * i + 1] = ring[from + 1];
    }
    ring = larger;
    head = 0;
    tail = pairs;
  }

  private int index(int position) {
    return (2 * position) & (ring.length - 1);
  }

  /** The subscription there; null if the pair is being taken by another thread. */
  @Nullable Subscription subscription(int position) {
    return (Subscription) ring[index(position)];
  }

  /** The item there; null if the pair is being taken by another thread. */
  @Nullable Object item(int position) {
    return ring[index(position) + 1];
  }

  /** Takes the pair at the oldest place; false if another thread has. */
  boolean take(int oldest) {
    if (!HEAD.compareAndSet(this, oldest, oldest + 1)) {
      return false;
    }
    int index = index(oldest);
    ring[index] = null;
    ring[index + 1] = null;
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

  /** Forgets all and lets the array go. */
  void release() {
    ring = NONE;
    reset();
  }

  /** Begins anew, empty, with the same array. */
  void reset() {
    head = 0;
    tail = 0;
    gaps = 0;
    bytes = 0;
  }
}
