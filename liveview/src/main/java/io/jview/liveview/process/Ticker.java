package io.jview.liveview.process;

import io.jview.liveview.Info;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An info that comes again and again, of which one waits at most. The timer's thread goes off, the
 * view's takes, any ends.
 */
final class Ticker {

  private static final int IDLE = 0;
  private static final int WAITING = 1;
  private static final int ENDED = 2;

  private final Info info;
  private final AtomicInteger state = new AtomicInteger(IDLE);

  Ticker(Info info) {
    this.info = info;
  }

  Info info() {
    return info;
  }

  /** Whether there is one to be sent now. */
  boolean goOff() {
    return state.compareAndSet(IDLE, WAITING);
  }

  /** Whether the one that was sent is still wanted. */
  boolean take() {
    return state.compareAndSet(WAITING, IDLE);
  }

  void end() {
    state.set(ENDED);
  }
}
