/**
 * Publish/subscribe between sessions, on one instance or on many: {@link
 * io.jview.pubsub.PubSubProvider} is the contract, {@link io.jview.pubsub.PubSub} the engine behind
 * every backend and the in-memory default.
 */
@NullMarked
package io.jview.pubsub;

import org.jspecify.annotations.NullMarked;
