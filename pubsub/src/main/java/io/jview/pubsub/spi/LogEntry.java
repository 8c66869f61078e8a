package io.jview.pubsub.spi;

/**
 * A frame in a topic's log.
 *
 * @param offset its number there; the first one has 1, and each the next one
 * @param frame the bytes, owned by who is given them
 */
public record LogEntry(long offset, byte[] frame) {}
