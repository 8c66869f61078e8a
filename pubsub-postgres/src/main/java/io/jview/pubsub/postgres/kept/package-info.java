/**
 * Not part of the API. Topics that are kept, in two tables: one says how far each topic has come,
 * the other has the frames. {@code LogWriter} appends and notifies in one transaction, {@code
 * LogReader} reads, {@code LogKeeper} lets go of what is too old; each has a thread and a session
 * of its own, so that a topic which somebody's transaction holds keeps up nobody else. The room of
 * the link hands over the engine's calls, and the entry appends within transactions of the
 * application.
 */
@NullMarked
package io.jview.pubsub.postgres.kept;

import org.jspecify.annotations.NullMarked;
