/**
 * Not part of the API. From a message on a topic to the calls of handlers: who is subscribed
 * ({@code Registry}), the one order of each topic ({@code Topic}), and what waits for each session,
 * in order, within bounds, delivered one call at a time ({@code Mailbox}). The rooms above
 * subscribe, leave and append, on any thread, and hold no lock but a topic's; the workers of the
 * room below empty the mailboxes and call the handlers, and hold none. Locks are taken in one
 * order: session, map entry, topic, mailbox. Classes look down one way: registry, session and
 * topic, subscription, mailbox, recipient.
 */
@NullMarked
package io.jview.pubsub.delivery;

import org.jspecify.annotations.NullMarked;
