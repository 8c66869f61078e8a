/**
 * Not part of the API. Topics that are kept: which ones ({@code KeptTopics}), where a message
 * stands in a topic's log ({@code Logged}), and how a session reads it. A {@code Reader} stands
 * between a subscription and its handler and lets through what follows on what was handed over
 * before; what is missing there, for whatever reason, it reads from the log in pages, in the
 * session's own turn. So nothing above and below it need be complete, only in order. The rooms
 * above append, and give pages as a {@code TopicLog}; the log of an engine without a broker, {@code
 * MemoryLog}, is here.
 */
@NullMarked
package io.jview.pubsub.replay;

import org.jspecify.annotations.NullMarked;
