package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A queue of pairs, subscription and item, in one array that grows with its use and is let go when
 * it is empty: an idle session keeps none. Not thread-safe.
 */
final class DeliveryQueue {

  private static final @Nullable Object[] NONE = {};
  private static final int SMALLEST = 16;

  private @Nullable Object[] ring = NONE;
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(Subscription subscription, Object item) {
    if (2 * size == ring.length) {
      grow();
    }
    int tail = (head + 2 * size) & (ring.length - 1);
    ring[tail] = subscription;
    ring[tail + 1] = item;
    size++;
  }

  private void grow() {
    @Nullable Object[] larger = new Object[Math.max(SMALLEST, 2 * ring.length)];
    int tillEnd = ring.length - head;
    System.arraycopy(ring, head, larger, 0, tillEnd);
    System.arraycopy(ring, 0, larger, tillEnd, head);
    ring = larger;
    head = 0;
  }

  /** The subscription at the head; only while not empty. */
  Subscription subscription() {
    return (Subscription) requireNonNull(ring[head]);
  }

  /** Takes the item at the head; only while not empty. */
  Object poll() {
    Object item = requireNonNull(ring[head + 1]);
    ring[head] = null;
    ring[head + 1] = null;
    head = (head + 2) & (ring.length - 1);
    size--;
    return item;
  }

  void release() {
    ring = NONE;
    head = 0;
    size = 0;
  }
}
