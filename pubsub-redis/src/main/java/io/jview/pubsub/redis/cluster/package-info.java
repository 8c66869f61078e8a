/**
 * Not part of the API. Pub/sub over a cluster, by sharded channels: which node serves which topics,
 * a link to each of them, and topics that have no node for now. The entry makes the adapter and the
 * engine calls it; one thread of its own keeps slots, links and topics in agreement.
 */
@NullMarked
package io.jview.pubsub.redis.cluster;

import org.jspecify.annotations.NullMarked;
