package io.jview.liveview.runtime;

import io.jview.liveview.host.RefusedException;
import io.jview.pubsub.log.LimitedLog;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Counts, for each address, the sockets that have not joined yet. Thread-safe. */
final class Newcomers {

  private static final int TOO_MANY_REQUESTS = 429;

  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  private final int most;
  private final LimitedLog log;

  Newcomers(int most, LimitedLog log) {
    this.most = most;
    this.log = log;
  }

  /**
   * Counts a socket.
   *
   * @param address where it comes from; null: it is not counted
   * @return what takes it out again; to be run once
   * @throws RefusedException if there are too many from there
   */
  Runnable enter(@Nullable String address) throws RefusedException {
    if (address == null) {
      return () -> {};
    }
    if (byAddress.merge(address, 1, Integer::sum) > most) {
      leave(address);
      log.warn("A socket was refused: {} of {} have not joined yet", most, address);
      throw new RefusedException(TOO_MANY_REQUESTS, "too many sockets");
    }
    return () -> leave(address);
  }

  private void leave(String address) {
    byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }
}
