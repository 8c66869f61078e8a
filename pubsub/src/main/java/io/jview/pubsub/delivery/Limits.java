package io.jview.pubsub.delivery;

/**
 * Bounds of what may wait in one place.
 *
 * @param messages how many messages
 * @param bytes how large they may be together, as JSON
 */
public record Limits(int messages, long bytes) {}
