package io.jview.pubsub;

import io.jview.pubsub.spi.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Sees what an engine does, as it happens: a place to hang metrics and traces on. Every method does
 * nothing unless overridden, is called on whatever thread is at work, must return at once, and must
 * not throw.
 */
public interface PubSubObserver {

  /**
   * A message was broadcast here and accepted for sending.
   *
   * @param topic the topic
   * @param bytes the size of its JSON form, an estimate in memory
   */
  default void onBroadcast(String topic, int bytes) {}

  /**
   * A gap is told to a session's handler.
   *
   * @param sessionId the session
   * @param gap the gap
   */
  default void onGap(String sessionId, Gap gap) {}

  /**
   * A direction of the link to the broker went up or down.
   *
   * @param direction which one
   * @param up whether it works now
   * @param cause why it does not; null when unknown or up
   */
  default void onLink(Direction direction, boolean up, @Nullable Throwable cause) {}
}
