/**
 * Checks a backend against the delivery rules: extend {@link
 * io.jview.pubsub.testkit.PubSubConformance}. For the tests of applications there is {@link
 * io.jview.pubsub.testkit.RecordingPubSub}, and for the faults of networks {@link
 * io.jview.pubsub.testkit.FaultProxy}.
 */
@NullMarked
package io.jview.pubsub.testkit;

import org.jspecify.annotations.NullMarked;
