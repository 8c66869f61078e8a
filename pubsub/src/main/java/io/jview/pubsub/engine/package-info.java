/**
 * Not part of the API. An engine as a whole: its parts, its one way from new to started to stopped,
 * and the two ways that a message may take as a {@code Link}, of which the one without a broker is
 * here. The entry, {@code PubSub}, comes in on its callers' threads, and the room of the broker,
 * which is the other way.
 */
@NullMarked
package io.jview.pubsub.engine;

import org.jspecify.annotations.NullMarked;
