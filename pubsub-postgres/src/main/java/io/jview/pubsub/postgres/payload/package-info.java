/**
 * Not part of the API. Frames as the payloads of notifications, which are short texts, and back:
 * how they are gathered, cut and put together again, and the statement that sends them. The rooms
 * of the link and the entry come in; without threads and, but for parts that wait for their rest,
 * without state.
 */
@NullMarked
package io.jview.pubsub.postgres.payload;

import org.jspecify.annotations.NullMarked;
