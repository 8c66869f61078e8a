/**
 * Not part of the API. Pub/sub over one server: both connections to it as a {@code ServerLink}, the
 * names of topics there, batches of subscriptions, probes, and the adapter for a single server or
 * the master that sentinels name. The entry makes the adapter and the engine calls it; the room of
 * the cluster takes a link for each node. Frames and bad news are told on the connections' reading
 * threads, and one thread connects.
 */
@NullMarked
package io.jview.pubsub.redis.server;

import org.jspecify.annotations.NullMarked;
