package io.jview.liveview.socket;

import io.jview.liveview.services.Services;
import java.util.concurrent.atomic.AtomicBoolean;

/** The time until a socket has shown that it belongs to a page of ours. Thread-safe. */
final class FirstJoin {

  private final AtomicBoolean over = new AtomicBoolean();
  private final Runnable settled;
  private final Runnable callOff;

  /**
   * Begins.
   *
   * @param late is run where it takes too long
   * @param settled is run once, when it is over
   */
  FirstJoin(Services services, Runnable late, Runnable settled) {
    this.settled = settled;
    this.callOff =
        services
            .timers()
            .after(
                services.limits().times().join(),
                () -> {
                  if (!isOver()) {
                    late.run();
                  }
                });
  }

  boolean isOver() {
    return over.get();
  }

  /** A join was admitted, or the socket is gone. */
  void over() {
    if (!over.getAndSet(true)) {
      callOff.run();
      settled.run();
    }
  }
}
