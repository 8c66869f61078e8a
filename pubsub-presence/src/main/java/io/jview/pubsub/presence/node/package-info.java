/**
 * Not part of the API. One instance's part in knowing who is there: what its own sessions are, what
 * it has heard of others', and what they say to each other. The entry {@code Presence} comes in.
 * All of it but lists, watchers and numbers belongs to one thread at a time, the one that {@code
 * Serial} runs.
 */
@NullMarked
package io.jview.pubsub.presence.node;

import org.jspecify.annotations.NullMarked;
