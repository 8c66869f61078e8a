/**
 * Pub/sub over Redis. {@link io.jview.pubsub.redis.RedisPubSub} is all that users need; behind it
 * is a small client of our own, made for publishing and subscribing and nothing else.
 */
@NullMarked
package io.jview.pubsub.redis;

import org.jspecify.annotations.NullMarked;
