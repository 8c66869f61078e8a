package io.jview.server.request;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs each request on a virtual thread of its own. Where many have come at once few run at a time,
 * and more when those that run wait for something: views run on the same processors, and would else
 * wait behind all of them. Thread-safe.
 */
public final class RequestThreads implements Executor {

  /** Views have the other half of the processors. */
  private static final int FEW = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private static final long LOOK_NANOS = Duration.ofMillis(2).toNanos();

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("jview-request-", 0).factory());
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger beginning = new AtomicInteger();
  private final Thread feeder =
      Thread.ofPlatform().name("jview-request-feeder").daemon().unstarted(this::feed);
  private volatile int allowed = FEW; // written by the feeder

  /** Begins to run requests. */
  public void start() {
    feeder.start();
  }

  /**
   * Runs a request soon.
   *
   * @throws RejectedExecutionException if the server has stopped
   */
  @Override
  public void execute(Runnable request) {
    if (waiting.isEmpty() && running.get() < allowed) {
      begin(request);
    } else if (threads.isShutdown()) {
      throw new RejectedExecutionException("The server has stopped");
    } else {
      waiting.add(request);
      LockSupport.unpark(feeder);
    }
  }

  private void begin(Runnable request) {
    running.incrementAndGet();
    beginning.incrementAndGet();
    threads.execute(() -> run(request));
  }

  private void run(Runnable request) {
    beginning.decrementAndGet();
    try {
      request.run();
    } finally {
      running.decrementAndGet();
      if (!waiting.isEmpty()) {
        LockSupport.unpark(feeder);
      }
    }
  }

  /** Begins what waits. A thread of its own does, which the processors' queues do not favour. */
  private void feed() {
    long looked = System.nanoTime();
    while (!threads.isShutdown()) {
      if (waiting.isEmpty()) {
        allowed = Math.max(FEW, running.get());
        LockSupport.park(this);
        continue;
      }
      while (running.get() < allowed && waiting.poll() instanceof Runnable next) {
        begin(next);
      }
      LockSupport.parkNanos(this, LOOK_NANOS);
      long now = System.nanoTime();
      if (now - looked >= LOOK_NANOS) {
        looked = now;
        allowed = beginning.get() == 0 ? running.get() + FEW : allowed;
      }
    }
  }

  /** Interrupts what runs, and forgets what waits. */
  public void stop() {
    threads.shutdownNow();
    LockSupport.unpark(feeder);
    waiting.clear();
  }
}
