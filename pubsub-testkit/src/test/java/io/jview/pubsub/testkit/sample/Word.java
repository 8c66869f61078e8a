package io.jview.pubsub.testkit.sample;

/** What the broker says. */
public sealed interface Word {

  /** To the oldest question that is open; with a reason where it says no. */
  record Answer(String refusal) implements Word {}

  record Frame(String topic, byte[] frame) implements Word {}

  /** A subscription that is over while the connection lives. */
  record Ended(String topic) implements Word {}

  /** The connection is over. */
  record End() implements Word {}
}
