/**
 * Not part of the API. Pub/sub over LISTEN and NOTIFY: a connection that listens, one that
 * publishes, both as a {@code DatabaseLink}, and the adapter. The entry makes the adapter and the
 * engine calls it; each connection has one thread, which alone uses it.
 */
@NullMarked
package io.jview.pubsub.postgres.link;

import org.jspecify.annotations.NullMarked;
