package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.services.Services;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A view's timers and the work beside it: all that must end when it ends. Thread-safe. */
final class Tasks {

  private final Services services;
  private final Consumer<Info> inbox;

  /** Guards all below. */
  private final Object lock = new Object();

  private @Nullable Set<Runnable> cancels;
  private boolean ended;

  Tasks(Services services, Consumer<Info> inbox) {
    this.services = services;
    this.inbox = inbox;
  }

  LiveSocket.Timer after(Duration delay, Info info) {
    Delayed delayed = new Delayed(info);
    if (add(delayed)) {
      delayed.start(services.timers().after(delay, delayed::fire));
    }
    return delayed::run;
  }

  void async(String name, Callable<?> work) {
    Work task = new Work(name, work);
    if (add(task.cancel)) {
      services.run(task);
    }
  }

  private boolean add(Runnable cancel) {
    synchronized (lock) {
      if (!ended) {
        if (cancels == null) {
          cancels = new HashSet<>(4);
        }
        cancels.add(cancel);
      }
      return !ended;
    }
  }

  private boolean remove(Runnable cancel) {
    synchronized (lock) {
      return cancels != null && cancels.remove(cancel);
    }
  }

  /** Calls off every timer and interrupts all work. */
  void end() {
    Set<Runnable> all;
    synchronized (lock) {
      ended = true;
      all = cancels;
      cancels = null;
    }
    if (all != null) {
      all.forEach(Runnable::run);
    }
  }

  /** An info on its way; running it calls it off. */
  private final class Delayed implements Runnable {
    private final Info info;
    private @Nullable Runnable stop;
    private boolean calledOff;

    Delayed(Info info) {
      this.info = info;
    }

    synchronized void start(Runnable stop) {
      this.stop = stop;
      if (calledOff) {
        stop.run();
      }
    }

    void fire() {
      if (remove(this)) {
        inbox.accept(info);
      }
    }

    @Override
    public synchronized void run() {
      remove(this);
      calledOff = true;
      if (stop != null) {
        stop.run();
      }
    }
  }

  /** Work whose outcome becomes an info. */
  private final class Work extends FutureTask<@Nullable Object> {
    private final String name;
    final Runnable cancel = () -> cancel(true);

    @SuppressWarnings("unchecked")
    Work(String name, Callable<?> work) {
      super((Callable<@Nullable Object>) work);
      this.name = name;
    }

    @Override
    protected void done() {
      if (remove(cancel) && !isCancelled()) {
        inbox.accept(outcome());
      }
    }

    private Info outcome() {
      try {
        return Info.of(name, get());
      } catch (ExecutionException failed) {
        return Info.failed(name, failed.getCause() == null ? failed : failed.getCause());
      } catch (InterruptedException impossible) {
        return Info.failed(name, impossible);
      }
    }
  }
}
