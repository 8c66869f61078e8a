package io.jview.liveview;

import io.jview.liveview.host.Transport;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Holds back a browser that sends faster than its views work: the socket is not read while too much
 * waits, and closed when that lasts. A browser's messages are never dropped.
 */
final class Pressure {

  private final Transport transport;
  private final Services services;

  /** What calls off the closing of the paused socket; null while it is read. */
  private final AtomicReference<@Nullable Pause> pause = new AtomicReference<>();

  /** One pause, from {@link Transport#pause} to {@link Transport#resume}. */
  private static final class Pause {
    private volatile Runnable callOff = () -> {};
  }

  Pressure(Transport transport, Services services) {
    this.transport = transport;
    this.services = services;
  }

  /**
   * Looks at a mailbox after adding, on the thread that reads the socket; false: the browser sends
   * on in spite of the pause.
   */
  boolean watch(ViewMailbox mailbox, Collection<ViewProcess<?>> views) {
    if (mailbox.isCongested()) {
      pause();
      relieve(mailbox, views);
    }
    return !mailbox.isFlooded();
  }

  private void pause() {
    if (pause.get() == null) {
      Pause begun = new Pause();
      transport.pause();
      pause.set(begun);
      begun.callOff = services.timers().after(services.limits().pause(), () -> giveUp(begun));
    }
  }

  private void giveUp(Pause begun) {
    if (pause.get() == begun) {
      services.log().warn("A socket sent faster than its views could work and was closed");
      transport.close(1008, "too many events");
    }
  }

  /** Looks at a mailbox after taking. */
  void relieve(ViewMailbox mailbox, Collection<ViewProcess<?>> views) {
    Pause over = pause.get();
    if (over == null
        || mailbox.isCongested()
        || views.stream().anyMatch(view -> view.mailbox().isCongested())) {
      return;
    }
    if (pause.compareAndSet(over, null)) {
      over.callOff.run();
      transport.resume();
    }
  }

  void end() {
    Pause over = pause.getAndSet(null);
    if (over != null) {
      over.callOff.run();
    }
  }
}
