package io.jview.pubsub.replay;

import io.jview.pubsub.Message;
import io.jview.pubsub.delivery.Audience;
import io.jview.pubsub.replay.Page.Entry;
import io.jview.pubsub.spi.LogBounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A topic's log in memory. Any thread may call it. */
final class Ring {

  private static final int SMALLEST = 16;

  /** What a message takes besides its text. */
  private static final int OVERHEAD = 128;

  /** For how many times the age of its messages the numbering of a topic is remembered. */
  private static final int MEMORY = 8;

  private final String epoch;
  private final AtomicLong allBytes;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private @Nullable Message[] messages = new @Nullable Message[SMALLEST];
  private long[] times = new long[SMALLEST];
  private long first = 1;
  private long last;
  private long bytes;
  private boolean gone;
  private LogBounds bounds = new LogBounds(1, 1, Duration.ZERO);

  /** Written under the lock. */
  private volatile long appendedAt;

  Ring(String epoch, AtomicLong allBytes) {
    this.epoch = epoch;
    this.allBytes = allBytes;
  }

  /** Appends what is made for a place; false where this one is not used any more. */
  boolean append(long now, LogBounds kept, Function<Logged, Message> maker, Audience audience) {
    lock.lock();
    try {
      if (gone) {
        return false;
      }
      bounds = kept;
      appendedAt = now;
      Logged place = new Logged(epoch, last + 1, 0, audience);
      Message message = maker.apply(place);
      reserve();
      last++;
      messages[index(last)] = message;
      times[index(last)] = now;
      add(size(message));
      trim(now);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void reserve() {
    int length = messages.length;
    if (last - first + 1 < length) {
      return;
    }
    @Nullable Message[] larger = new @Nullable Message[2 * length];
    long[] largerTimes = new long[2 * length];
    for (long offset = first; offset <= last; offset++) {
      int to = (int) (offset & 2L * length - 1);
      larger[to] = messages[index(offset)];
      largerTimes[to] = times[index(offset)];
    }
    messages = larger;
    times = largerTimes;
  }

  private int index(long offset) {
    return (int) (offset & messages.length - 1);
  }

  private void add(long more) {
    bytes += more;
    allBytes.addAndGet(more);
  }

  private static long size(@Nullable Message message) {
    return message == null ? 0 : message.size() + OVERHEAD;
  }

  private void trim(long now) {
    long oldest = now - bounds.age().toNanos();
    while (first <= last
        && (times[index(first)] - oldest < 0
            || last - first >= bounds.entries()
            || (first < last && bytes - OVERHEAD * (last - first + 1) > bounds.bytes()))) {
      drop();
    }
  }

  private void drop() {
    int index = index(first);
    add(-size(messages[index]));
    messages[index] = null;
    first++;
  }

  Page read(long now, long from, Function<Message, @Nullable Logged> places) {
    lock.lock();
    try {
      trim(now);
      List<Entry> entries = new ArrayList<>();
      long size = 0;
      for (long offset = Math.max(from, first);
          offset <= last
              && entries.size() < TopicLog.ENTRIES
              && (entries.size() < 2 || size < TopicLog.BYTES);
          offset++) {
        Message message = messages[index(offset)];
        Logged place = message == null ? null : places.apply(message);
        if (place != null) {
          entries.add(new Entry(place, message));
          size += size(message);
        }
      }
      return new Page(epoch, first, last, entries);
    } finally {
      lock.unlock();
    }
  }

  long appendedAt() {
    return appendedAt;
  }

  void clear() {
    lock.lock();
    try {
      add(-bytes);
      messages = new @Nullable Message[SMALLEST];
      times = new long[SMALLEST];
      first = last + 1;
    } finally {
      lock.unlock();
    }
  }

  /** Drops what is too old; tells whether it is of no use any more, and is not used then. */
  boolean sweep(long now) {
    lock.lock();
    try {
      trim(now);
      if (first > last && messages.length > SMALLEST) {
        clear();
      }
      gone = first > last && (now - appendedAt) / MEMORY > bounds.age().toNanos();
      return gone;
    } finally {
      lock.unlock();
    }
  }
}
