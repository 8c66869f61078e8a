package io.jview.pubsub;

import org.jspecify.annotations.Nullable;

/** A broadcast was not accepted because the broker is away or slow, or that cannot be known. */
public final class PubSubUnavailableException extends PubSubException {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final boolean outcomeUnknown;

  /**
   * Makes one.
   *
   * @param topic where the message was to go
   * @param reason what happened
   * @param outcomeUnknown whether the message may have been sent all the same
   * @param cause what happened to the link; null when unknown
   */
  public PubSubUnavailableException(
      String topic, String reason, boolean outcomeUnknown, @Nullable Throwable cause) {
    super("broadcast to topic '" + topic + "' failed: " + reason, cause);
    this.topic = topic;
    this.outcomeUnknown = outcomeUnknown;
  }

  /**
   * Tells where the message was to go.
   *
   * @return the topic
   */
  public String topic() {
    return topic;
  }

  /**
   * Tells whether the message may have been sent all the same: it was handed to a connection, and
   * no answer came. False means that it was certainly not sent.
   *
   * @return whether the outcome cannot be known
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }
}
