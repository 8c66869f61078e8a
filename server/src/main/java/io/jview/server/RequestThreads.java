package io.jview.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs each request on a virtual thread of its own, and lets few of these begin at a time: views
 * run on the same processors, and would else wait behind all requests that have come at once.
 * Thread-safe.
 */
final class RequestThreads implements Executor {

  private static final int MOST_BEGINNING = 2 * Runtime.getRuntime().availableProcessors();

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("jview-request-", 0).factory());
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger beginning = new AtomicInteger();

  /**
   * Runs a request soon.
   *
   * @throws RejectedExecutionException if the server has stopped
   */
  @Override
  public void execute(Runnable request) {
    if (threads.isShutdown()) {
      throw new RejectedExecutionException("The server has stopped");
    }
    waiting.add(request);
    beginSome();
  }

  private void beginSome() {
    while (!waiting.isEmpty() && mayBegin()) {
      Runnable next = waiting.poll();
      if (next == null) {
        beginning.decrementAndGet();
      } else {
        threads.execute(() -> run(next));
      }
    }
  }

  private boolean mayBegin() {
    int now = beginning.get();
    while (now < MOST_BEGINNING) {
      if (beginning.compareAndSet(now, now + 1)) {
        return true;
      }
      now = beginning.get();
    }
    return false;
  }

  private void run(Runnable request) {
    beginning.decrementAndGet();
    if (!threads.isShutdown()) {
      beginSome();
    }
    request.run();
  }

  /** Interrupts what runs, and forgets what waits. */
  void stop() {
    threads.shutdownNow();
    waiting.clear();
  }
}
