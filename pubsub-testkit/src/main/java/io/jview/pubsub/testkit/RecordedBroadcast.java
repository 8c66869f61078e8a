package io.jview.pubsub.testkit;

import io.jview.pubsub.Message;

/**
 * A broadcast, as {@link RecordingPubSub} has seen it.
 *
 * @param topic where it went
 * @param message what was sent
 */
public record RecordedBroadcast(String topic, Message message) {}
