package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

/**
 * A place in a session's order of messages where some of a topic may be missing. It is told once,
 * in order: after the last message before it, ahead of the first one after it. Immutable.
 */
public final class Gap {

  private final String topic;
  private final Reason reason;

  private Gap(String topic, Reason reason) {
    this.topic = requireNonNull(topic, "topic");
    this.reason = requireNonNull(reason, "reason");
  }

  /**
   * Makes a gap, as providers and tests need it.
   *
   * @param topic the topic concerned
   * @param reason why messages may be missing
   * @return the gap
   */
  public static Gap of(String topic, Reason reason) {
    return new Gap(topic, reason);
  }

  /**
   * Tells which topic is concerned.
   *
   * @return the topic
   */
  public String topic() {
    return topic;
  }

  /**
   * Tells why messages may be missing.
   *
   * @return the reason
   */
  public Reason reason() {
    return reason;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Gap gap && topic.equals(gap.topic) && reason == gap.reason;
  }

  @Override
  public int hashCode() {
    return 31 * topic.hashCode() + reason.hashCode();
  }

  @Override
  public String toString() {
    return "Gap[" + topic + ", " + reason + "]";
  }

  /** Why messages may be missing. More reasons may come: a switch over them needs a default. */
  public enum Reason {
    /** The link to the broker was away; the topic is subscribed again. */
    DISCONNECTED,
    /** The session's mailbox was full; its oldest messages were dropped. */
    OVERFLOW,
    /** A number is missing in a sender's sequence: a message was lost on the way. */
    LOST,
    /** The broker refused the subscription after all; it has ended, and this call is its last. */
    REJECTED
  }
}
