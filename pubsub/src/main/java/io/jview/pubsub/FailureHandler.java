package io.jview.pubsub;

import org.jspecify.annotations.Nullable;

/**
 * Is told of what went wrong in or around a handler. The default writes one log line and limits
 * repetitions.
 *
 * <p>Called on the thread where it happened; it must not block. What it throws is logged and goes
 * no further.
 */
@FunctionalInterface
public interface FailureHandler {

  /**
   * Takes one failure.
   *
   * @param sessionId whose handler it was
   * @param topic on which topic
   * @param cause what a handler threw, or a {@link PubSubException} that tells of a subscription
   *     refused after it was done, or of a handler that burns CPU
   */
  void onFailure(String sessionId, @Nullable String topic, Throwable cause);
}
