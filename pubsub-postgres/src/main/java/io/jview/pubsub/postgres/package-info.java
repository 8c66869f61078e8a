/**
 * Pub/sub over PostgreSQL. {@link io.jview.pubsub.postgres.PostgresPubSub} is all that users need.
 */
@NullMarked
package io.jview.pubsub.postgres;

import org.jspecify.annotations.NullMarked;
