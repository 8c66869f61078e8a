/**
 * Not part of the API. Who works, and on which thread: the workers that empty what is ready, one
 * after the other, the watchdog over handlers that burn CPU, the completion of callers' stages away
 * from connections' threads, the clock's timer, and the way of a failure to the failure handler. It
 * knows what it empties as {@link io.jview.pubsub.work.Work} only. The rooms above hand work in
 * from any thread; it is done on the engine's executor, timers on the clock's own thread.
 */
@NullMarked
package io.jview.pubsub.work;

import org.jspecify.annotations.NullMarked;
