package io.jview.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** One thread that carries many connections. What belongs to one of them runs on it alone. */
final class Loop implements AutoCloseable {

  private static final int INPUT_BYTES = 1 << 16;

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
  private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);
  private volatile boolean closed;

  private record Alarm(long at, Runnable task) implements Comparable<Alarm> {

    @Override
    public int compareTo(Alarm other) {
      return Long.signum(at - other.at);
    }
  }

  private Loop(String name, Selector selector) {
    this.selector = selector;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  static Loop start(String name) {
    try {
      Loop loop = new Loop(name, Selector.open());
      loop.thread.start();
      return loop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a task soon. Any thread may call it. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Runs a task later. For this loop's thread. */
  void after(long millis, Runnable task) {
    alarms.add(new Alarm(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), task));
  }

  Selector selector() {
    return selector;
  }

  /** Where a connection reads into; its content lasts for one call. For this loop's thread. */
  ByteBuffer input() {
    return input.clear();
  }

  private void run() {
    try {
      while (!closed) {
        select();
        runTasks();
        runAlarms();
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void select() throws IOException {
    Alarm first = alarms.peek();
    long nanos = first == null ? TimeUnit.SECONDS.toNanos(1) : first.at() - System.nanoTime();
    if (nanos <= 0 || !tasks.isEmpty()) {
      selector.selectNow(Loop::ready);
    } else {
      selector.select(Loop::ready, nanos / 1_000_000 + 1);
    }
  }

  private static void ready(SelectionKey key) {
    ((Connection) key.attachment()).ready();
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void runAlarms() {
    long now = System.nanoTime();
    for (Alarm first = alarms.peek(); first != null && first.at() - now <= 0; ) {
      alarms.remove();
      first.task().run();
      first = alarms.peek();
    }
  }

  /** Ends the thread and cuts its connections. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
