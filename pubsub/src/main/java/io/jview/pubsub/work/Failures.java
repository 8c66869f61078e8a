package io.jview.pubsub.work;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.log.LimitedLog;
import org.jspecify.annotations.Nullable;

/** Tells the failure handler what went wrong, and survives it. */
public final class Failures {

  private final FailureHandler handler;
  private final LimitedLog log;

  /** Makes one; where there is no handler it writes log lines. */
  public Failures(@Nullable FailureHandler handler, LimitedLog log) {
    this.handler = handler == null ? this::write : handler;
    this.log = log;
  }

  /** Tells of a failure, on this thread; never throws. */
  public void report(String sessionId, String topic, Throwable cause) {
    try {
      handler.onFailure(sessionId, topic, cause);
    } catch (RuntimeException | Error e) {
      e.addSuppressed(cause);
      log.error("The failure handler itself failed", e);
    }
  }

  private void write(String sessionId, @Nullable String topic, Throwable cause) {
    if (cause instanceof PubSubException && cause.getCause() == null) {
      log.warn("Session '{}', topic '{}': {}", sessionId, topic, cause.getMessage());
    } else {
      log.error("The handler of session '{}' for topic '{}' failed", sessionId, topic, cause);
    }
  }
}
