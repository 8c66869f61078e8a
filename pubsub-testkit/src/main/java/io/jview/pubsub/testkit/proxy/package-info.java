/**
 * Not part of the API. The inside of {@code FaultProxy}, which alone comes in: the faults that it
 * makes now, and the connections that run through it, each way of each on virtual threads of its
 * own.
 */
@NullMarked
package io.jview.pubsub.testkit.proxy;

import org.jspecify.annotations.NullMarked;
