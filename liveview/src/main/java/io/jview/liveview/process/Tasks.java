package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.services.Services;
import io.jview.liveview.view.ComponentInstance;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a view, or of one of its components, and the work beside it: all that must end when
 * it ends. Thread-safe.
 */
final class Tasks {

  private final Services services;
  private final @Nullable ComponentInstance<?, ?> component;
  private final Consumer<Mail> mailbox;

  /** Guards all below. */
  private final Object lock = new Object();

  private @Nullable Set<Timer> timers;

  /** By name, each until its outcome was taken. */
  private @Nullable Map<String, Work> works;

  private boolean ended;

  /**
   * Makes those of a view.
   *
   * @param component the component that has them; null: the view itself
   */
  Tasks(Services services, @Nullable ComponentInstance<?, ?> component, Consumer<Mail> mailbox) {
    this.services = services;
    this.component = component;
    this.mailbox = mailbox;
  }

  LiveSocket.Timer after(Duration delay, Info info) {
    Timer timer = new Timer(() -> {});
    if (add(timer)) {
      Runnable fire =
          () -> {
            if (remove(timer)) {
              mailbox.accept(new Mail.Told(null, component, info));
            }
          };
      timer.start(services.timers().after(delay, fire));
    }
    return timer::end;
  }

  LiveSocket.Timer every(Duration period, Info info) {
    Ticker ticker = new Ticker(info);
    Timer timer = new Timer(ticker::end);
    if (add(timer)) {
      Runnable fire =
          () -> {
            if (ticker.goOff()) {
              mailbox.accept(new Mail.Tick(ticker, component));
            }
          };
      timer.start(services.timers().every(period, fire));
    }
    return timer::end;
  }

  private boolean add(Timer timer) {
    synchronized (lock) {
      if (!ended) {
        if (timers == null) {
          timers = new HashSet<>(4);
        }
        timers.add(timer);
      }
      return !ended;
    }
  }

  private boolean remove(Timer timer) {
    synchronized (lock) {
      return timers != null && timers.remove(timer);
    }
  }

  /** Runs work; what goes on under its name is called off. */
  void async(String name, Callable<?> work) {
    Work begun = new Work(name, work, done -> mailbox.accept(new Mail.Done(this, done, component)));
    Work before;
    synchronized (lock) {
      if (ended) {
        return;
      }
      if (works == null) {
        works = new HashMap<>(4);
      }
      before = works.put(name, begun);
    }
    cancel(before);
    services.run(begun);
  }

  void cancelAsync(String name) {
    Work before;
    synchronized (lock) {
      before = works == null ? null : works.remove(name);
    }
    cancel(before);
  }

  private static void cancel(@Nullable Work work) {
    if (work != null) {
      work.cancel(true);
    }
  }

  /** Whether work that is done is still the one of its name. */
  boolean take(Work done) {
    synchronized (lock) {
      return works != null && works.remove(done.name(), done);
    }
  }

  /** Calls off every timer and interrupts all work. */
  void end() {
    Collection<Timer> waiting;
    Collection<Work> working;
    synchronized (lock) {
      ended = true;
      waiting = timers == null ? List.of() : timers;
      working = works == null ? List.of() : works.values();
      timers = null;
      works = null;
    }
    waiting.forEach(Timer::end);
    working.forEach(Tasks::cancel);
  }

  /** Something on its way. */
  private final class Timer {
    private final Runnable whenEnded;
    private @Nullable Runnable stop;
    private boolean calledOff;

    Timer(Runnable whenEnded) {
      this.whenEnded = whenEnded;
    }

    synchronized void start(Runnable stopping) {
      stop = stopping;
      if (calledOff) {
        stopping.run();
      }
    }

    synchronized void end() {
      remove(this);
      whenEnded.run();
      calledOff = true;
      if (stop != null) {
        stop.run();
      }
    }
  }
}
