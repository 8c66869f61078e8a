package io.jview.liveview.socket;

import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Transport;
import io.jview.liveview.process.ViewMailbox;
import io.jview.liveview.process.ViewProcess;
import io.jview.liveview.services.Services;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds back a browser that sends more than its allowance, or faster than its views work: the
 * socket is not read for a while, and closed when that lasts. A browser's messages are never
 * dropped.
 */
final class Pressure {

  private final Transport transport;
  private final Services services;
  private final MemoryBudget.Share backlog;
  private final MessageRate rate;
  private volatile boolean slowed;

  /** What calls off the closing of a socket whose views are behind; null while they are not. */
  private final AtomicReference<@Nullable Pause> pause = new AtomicReference<>();

  /** One time of views being behind. */
  private static final class Pause {
    private volatile Runnable callOff = () -> {};
  }

  /**
   * Makes one.
   *
   * @param backlog counts what waits for the socket's views
   */
  Pressure(Transport transport, Services services, MemoryBudget.Share backlog) {
    this.transport = transport;
    this.services = services;
    this.backlog = backlog;
    this.rate = new MessageRate(services.limits(), System::nanoTime);
  }

  /**
   * Counts a message of so many bytes, or what else was sent, on the thread that reads the socket;
   * false: close it.
   */
  boolean count(int bytes) {
    Duration wait = rate.take(bytes);
    if (wait.isPositive() && !slowed) {
      slowed = true;
      services.counters().heldBack().increment();
      services
          .log()
          .warn(
              "A socket sends more than {} messages a second and is read more slowly",
              services.limits().rate().perSecond());
      readOrNot();
      services.timers().after(wait, this::goOn);
    }
    return !rate.isHopeless();
  }

  private void goOn() {
    slowed = false;
    readOrNot();
  }

  /** Threads that do this at once end with what the last of them saw. */
  private void readOrNot() {
    boolean held;
    do {
      held = isHeld();
      if (held) {
        transport.pause();
      } else {
        transport.resume();
      }
    } while (held != isHeld());
  }

  private boolean isHeld() {
    return slowed || pause.get() != null;
  }

  /**
   * Looks at a mailbox after adding, on the thread that reads the socket; false: the browser sends
   * on in spite of the pause.
   */
  boolean watch(ViewMailbox mailbox, Collection<ViewProcess> views) {
    if (isBehind(mailbox)) {
      pause();
      relieve(mailbox, views);
    }
    return !mailbox.isFlooded();
  }

  private boolean isBehind(ViewMailbox mailbox) {
    return mailbox.isCongested() || backlog.held() >= 2 * services.limits().waiting().eventBytes();
  }

  private void pause() {
    if (pause.get() == null) {
      Pause begun = new Pause();
      pause.set(begun);
      services.counters().heldBack().increment();
      readOrNot();
      begun.callOff =
          services.timers().after(services.limits().times().pause(), () -> giveUp(begun));
    }
  }

  private void giveUp(Pause begun) {
    if (pause.get() == begun) {
      services.counters().flooding().increment();
      services.log().warn("A socket sent faster than its views could work and was closed");
      transport.close(1008, "too many events");
    }
  }

  /** Looks at a mailbox after taking. */
  void relieve(ViewMailbox mailbox, Collection<ViewProcess> views) {
    Pause over = pause.get();
    if (over == null
        || isBehind(mailbox)
        || views.stream().anyMatch(view -> view.mailbox().isCongested())) {
      return;
    }
    if (pause.compareAndSet(over, null)) {
      over.callOff.run();
      readOrNot();
    }
  }

  void end() {
    Pause over = pause.getAndSet(null);
    if (over != null) {
      over.callOff.run();
    }
  }
}
