package io.jview.pubsub.presence;

import io.jview.pubsub.PubSubException;

/** A topic has as many who are there as it may have. */
public final class PresenceFullException extends PubSubException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param topic the topic
   * @param limit how many may be there
   */
  public PresenceFullException(String topic, int limit) {
    super(
        "the topic '"
            + topic
            + "' has "
            + limit
            + " who are there, and may have no more; spread them over several topics");
  }
}
