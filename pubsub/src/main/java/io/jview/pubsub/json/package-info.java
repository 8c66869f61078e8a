/**
 * Not part of the API. Values to JSON text and back: what would be lost on the way is refused, and
 * what is plain at a glance is read and written without a parser. It knows nothing of pub/sub: it
 * throws its own {@link io.jview.pubsub.json.UnwritableException} and {@link
 * io.jview.pubsub.json.UnreadableException}, which {@code Message} tells in the words of the
 * contract. {@code Message} comes in, and the room of the frames; without state, on any thread.
 */
@NullMarked
package io.jview.pubsub.json;

import org.jspecify.annotations.NullMarked;
