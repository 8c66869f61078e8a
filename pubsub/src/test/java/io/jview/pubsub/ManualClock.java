package io.jview.pubsub;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so; timers run in the thread that advances it. */
public final class ManualClock implements PubSubClock {

  private record Task(long due, long number, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private long now;
  private long number;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Runnable schedule(Duration delay, Runnable work) {
    Task task = new Task(now + delay.toNanos(), number++, work);
    tasks.add(task);
    return () -> cancel(task);
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  /** Lets time pass, and runs what is due meanwhile. */
  public void advance(Duration time) {
    long end = nanoTime() + time.toNanos();
    for (Task task = next(end); task != null; task = next(end)) {
      task.work.run();
    }
  }

  private synchronized Task next(long end) {
    Task task = tasks.peek();
    if (task == null || task.due > end) {
      now = end;
      return null;
    }
    now = task.due;
    return tasks.poll();
  }
}
