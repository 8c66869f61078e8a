package io.jview.pubsub.presence.node;

import io.jview.pubsub.presence.PresenceDiff;
import io.jview.pubsub.presence.PresenceHandler;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells one handler of one topic, one call at a time; what comes meanwhile waits in one delta. */
final class Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final String topic;
  private final PresenceHandler handler;
  private final Executor threads;
  private final Delta waiting = new Delta();
  private boolean running;
  private boolean ended;

  Watcher(String topic, PresenceHandler handler, Executor threads) {
    this.topic = topic;
    this.handler = handler;
    this.threads = threads;
  }

  void tell(Delta delta) {
    synchronized (this) {
      waiting.addAll(delta);
      if (running || ended || waiting.isEmpty()) {
        return;
      }
      running = true;
    }
    threads.execute(this::deliver);
  }

  /** No call begins any more. */
  synchronized void end() {
    ended = true;
  }

  private void deliver() {
    for (PresenceDiff diff = next(); diff != null; diff = next()) {
      try {
        handler.onDiff(diff);
      } catch (Exception e) {
        LOG.error("a presence handler of topic '{}' failed", topic, e);
      }
    }
  }

  private synchronized @Nullable PresenceDiff next() {
    PresenceDiff diff = ended ? null : waiting.takeDiff(topic);
    running = diff != null;
    return diff;
  }
}
