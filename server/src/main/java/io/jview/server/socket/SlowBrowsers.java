package io.jview.server.socket;

import io.jview.pubsub.log.LimitedLog;
import java.net.SocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts and tells the browsers that do not read what is sent to them. Thread-safe. */
public final class SlowBrowsers {

  private final LimitedLog log = new LimitedLog(SlowBrowsers.class, System::nanoTime);
  private final LongAdder cut = new LongAdder();

  void wasCut(@Nullable SocketAddress browser, long waiting, long allowed) {
    cut.increment();
    log.warn(
        "Closed the socket of {}: the browser does not read, {} bytes wait and {} are allowed",
        browser,
        waiting,
        allowed);
  }

  /** How many there were. */
  public long cut() {
    return cut.sum();
  }
}
