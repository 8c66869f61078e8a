package io.jview.pubsub.spi;

import java.util.concurrent.CompletionStage;

/**
 * Carries frames between instances over one broker: all that a new backend must write. The engine
 * ({@code PubSub.over(adapter)}) owns subscriptions, order, isolation, JSON, retries and gaps.
 *
 * <p>No method may block. Stages may complete on any thread; the engine moves on from there at once
 * and never blocks it.
 *
 * <p>How a stage fails tells the engine what happened: an {@link java.io.IOException} (also as the
 * cause of a {@link java.util.concurrent.CompletionException}) means trouble with the connection,
 * and everything else a refusal by the broker.
 */
public interface PubSubAdapter {

  /**
   * Connects, once: the engine retries, with pauses. Called at the start, and again whenever the
   * receiving or the sending direction went down; then only what is down needs to be restored.
   * Calls never overlap.
   *
   * @param inbound what to report to, the same at every call
   * @return done when both directions are up; fails, within the adapter's own connect timeout, with
   *     a cause that names the address and never a password
   */
  CompletionStage<Void> connect(Inbound inbound);

  /**
   * Asks the broker for a topic's frames. Called once for a topic until it is unsubscribed or lost,
   * but perhaps for 100,000 topics in a row: batch them. When the receiving direction goes down the
   * adapter forgets its topics; the engine subscribes them again after the next {@link #connect}.
   *
   * @param topic the topic
   * @return done when the broker has confirmed it, and before its first frame is handed in
   */
  CompletionStage<Void> subscribe(String topic);

  /**
   * Ends what {@link #subscribe} began. Never called while that is still pending.
   *
   * @param topic the topic
   * @return done when the broker has confirmed it; frames that still come are ignored
   */
  CompletionStage<Void> unsubscribe(String topic);

  /**
   * Sends one frame. Called by one thread at a time, and only while the sending direction is up.
   * Frames of a topic keep the order of the calls, and no frame is ever sent twice: one that was
   * handed to a connection which then died fails.
   *
   * @param topic the topic
   * @param frame the bytes, which the adapter may keep and must not change
   * @return done when the broker has accepted the frame; an {@link java.io.IOException} when that
   *     cannot be known; anything else when it has refused it
   */
  CompletionStage<Void> publish(String topic, byte[] frame);

  /**
   * Closes every connection and ends every thread, also while a {@link #connect} is pending.
   * Nothing is reported and nothing called afterwards.
   *
   * @return done when all is gone; never fails
   */
  CompletionStage<Void> close();
}
