/**
 * Not part of the API. The way of a message through a broker. {@code BrokerLink} holds together
 * four parts, each with a state of its own: {@code Connector} (is the link up, when is it tried
 * again), {@code Subscriber} (what the broker holds of each topic, against what is wanted), {@code
 * Outbox} (what the broker has not accepted), {@code Origins} (the numbers of outgoing {@code
 * Frame}s). The entry makes it, and the engine calls it on its callers' threads; the adapter brings
 * frames, answers and bad news on its own. Nobody is called under a lock, and no stage of a caller
 * is completed on an adapter's thread.
 */
@NullMarked
package io.jview.pubsub.broker;

import org.jspecify.annotations.NullMarked;
