/**
 * Not part of the API. Random courses of events and their checkers: threads that subscribe, leave,
 * send and cut links by a seed, a history of all that happened, and what in it breaks a rule. The
 * chapters come in, each with one call on the test's thread; the threads of a run begin and end
 * within that call.
 */
@NullMarked
package io.jview.pubsub.testkit.history;

import org.jspecify.annotations.NullMarked;
