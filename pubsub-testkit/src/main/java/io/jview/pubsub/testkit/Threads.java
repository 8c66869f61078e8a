package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;

/** Waits for the kit's own threads. */
final class Threads {

  private Threads() {}

  static void join(List<Thread> threads) {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      fail("interrupted while threads were at work");
    }
  }
}
