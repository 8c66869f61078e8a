package io.jview.liveview;

import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.log.LimitedLog;
import java.util.Base64;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;

/** What all pages and sockets of a runtime share. */
record Services(
    PubSubProvider pubsub,
    Executor executor,
    Timers timers,
    Routes routes,
    Tokens tokens,
    Csrf csrf,
    Flash flash,
    CookieSessions sessions,
    Limits limits,
    Counters counters,
    RandomGenerator random,
    LimitedLog log) {

  /** Runs a view, or work of one, on a thread of its own; nothing once the runtime has stopped. */
  void run(Runnable work) {
    try {
      executor.execute(work);
    } catch (RejectedExecutionException stopped) {
      log.warn("Work of a view was dropped: the runtime has stopped");
    }
  }

  /** A text that nobody guesses and nobody else has. */
  String freshId() {
    byte[] bytes = new byte[15];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
