package io.jview.pubsub;

/**
 * A reading of an engine's counters, all since its start unless said otherwise. Taken while it
 * works, so the numbers need not agree to the last message.
 *
 * @param broadcasts messages accepted from callers
 * @param delivered calls of {@link TopicHandler#onMessage} that were made
 * @param dropped messages dropped from full mailboxes
 * @param failedHandlers calls that threw
 * @param malformed frames that were skipped because they could not be read
 * @param duplicates frames that were skipped because their number had been seen
 * @param gaps gaps told to handlers
 * @param unhandledGaps those told to handlers that do not override {@link TopicHandler#onGap}
 * @param failedBroadcasts broadcasts that failed or whose outcome is unknown
 * @param outboxMessages broadcasts that are not accepted yet, now
 * @param outboxBytes their size, now
 * @param sessions sessions with a subscription, now
 * @param topics topics with a subscription, now
 * @param receiving whether frames come in, now
 * @param sending whether frames can be sent, now
 */
public record PubSubStats(
    long broadcasts,
    long delivered,
    long dropped,
    long failedHandlers,
    long malformed,
    long duplicates,
    long gaps,
    long unhandledGaps,
    long failedBroadcasts,
    int outboxMessages,
    long outboxBytes,
    int sessions,
    int topics,
    boolean receiving,
    boolean sending) {}
