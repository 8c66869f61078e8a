package io.jview.pubsub;

/**
 * Receives the messages of one subscription.
 *
 * <p>Called on a virtual thread, for one session one call at a time: a handler may block, which
 * delays its own session only. It may call back into the provider. What it throws is reported to
 * the {@link FailureHandler} and disturbs nobody.
 */
@FunctionalInterface
public interface TopicHandler {

  /**
   * Takes one message, in the topic's order.
   *
   * @param topic the topic that it was broadcast to
   * @param message what was broadcast; shared with other handlers and immutable
   * @throws Exception whatever the handler cannot deal with; reported, never propagated
   */
  void onMessage(String topic, Message message) throws Exception;

  /**
   * Tells that messages of a topic may have been missed at this place in the order: read the state
   * again from where it is kept. The default counts it and logs it, at a limited rate.
   *
   * @param gap which topic and why
   */
  default void onGap(Gap gap) {
    UnhandledGaps.report(gap);
  }
}
