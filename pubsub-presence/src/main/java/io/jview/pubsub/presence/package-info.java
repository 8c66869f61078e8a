/**
 * Who is there: keys, such as users, that sessions are tracked under on a topic, the same list on
 * every instance. {@link io.jview.pubsub.presence.Presence} is the entry.
 */
@NullMarked
package io.jview.pubsub.presence;

import org.jspecify.annotations.NullMarked;
