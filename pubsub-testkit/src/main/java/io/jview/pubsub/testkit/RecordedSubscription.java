package io.jview.pubsub.testkit;

/**
 * A session on a topic, as {@link RecordingPubSub} has seen it.
 *
 * @param sessionId who subscribed
 * @param topic to what
 */
public record RecordedSubscription(String sessionId, String topic) {}
