package io.jview.pubsub.traffic;

import io.jview.pubsub.PubSubProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Broadcasts 1, 2, 3… to a topic and keeps what failed. */
public final class Traffic {

  private static final int UNDER_WAY = 4_000;

  private final PubSubProvider from;
  private final String topic;
  private final Semaphore room = new Semaphore(UNDER_WAY);
  private final Set<Long> failed = ConcurrentHashMap.newKeySet();
  private long last;

  public Traffic(PubSubProvider from, String topic) {
    this.from = from;
    this.topic = topic;
  }

  /** Broadcasts so many; waits while too many have no answer. */
  public void send(int count) {
    for (int i = 0; i < count; i++) {
      long number = ++last;
      room.acquireUninterruptibly();
      from.broadcast(topic, number)
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  failed.add(number);
                }
                room.release();
              });
    }
  }

  /** Broadcasts until one has arrived. */
  public void sendUntilHeard(Recorder recorder) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    long first = last + 1;
    while (recorder.entries().stream().noneMatch(e -> e instanceof Long n && n >= first)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("nothing arrives any more: " + recorder.entries().size());
      }
      send(1);
      room.acquireUninterruptibly(UNDER_WAY);
      room.release(UNDER_WAY);
    }
  }

  public Set<Long> failed() {
    return failed;
  }

  public long last() {
    return last;
  }
}
