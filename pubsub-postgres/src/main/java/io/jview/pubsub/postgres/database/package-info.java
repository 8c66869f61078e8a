/**
 * Not part of the API. Sessions with the database: where it is, how one is opened in the time that
 * is left, and what went wrong in plain words; it knows nothing of topics. The entry makes the
 * options, the room of the link opens and closes; opening runs on a virtual thread of its own,
 * because the driver can be stopped in no other way.
 */
@NullMarked
package io.jview.pubsub.postgres.database;

import org.jspecify.annotations.NullMarked;
