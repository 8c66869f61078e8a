package io.jview.pubsub.spi;

import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Carries frames between instances over one broker: all that a new backend must write. The engine
 * ({@code PubSub.over(adapter)}) owns subscriptions, order, isolation, JSON, retries, time limits
 * and gaps.
 *
 * <p>No method may block; {@link AdapterThread} takes what does. Stages may complete on any thread;
 * the engine moves on from there at once and never blocks it.
 *
 * <p>How a stage fails tells the engine what happened: a {@link RefusedException} (also as the
 * cause of a {@link java.util.concurrent.CompletionException}) means that the broker said no, and
 * everything else, whatever a library throws, is trouble that passes.
 *
 * <p>Which calls may overlap: {@link #publish} is called by one thread at a time, {@link #connect}
 * again only when the last one is over or was given up, {@link #subscribe} and {@link #unsubscribe}
 * by many threads, but for one topic one at a time. Calls of different methods overlap.
 */
public interface PubSubAdapter {

  /**
   * Connects, once: the engine retries, with pauses, and a client library's own reconnecting is to
   * be switched off. Called at the start, and again whenever a direction went down. What is still
   * up may be left as it is, if the adapter tells {@link Inbound#up} of what it has restored;
   * otherwise the connect makes a new link as a whole.
   *
   * <p>The engine gives up a connect that is not over within {@code connectTimeout}, and calls this
   * again later: a try that is still under way must then be ended, or must not get in the way.
   *
   * @param inbound what the new connections report to; another one at each call
   * @return done when both directions are up; a {@link RefusedException} when the broker does not
   *     let us in, which at the start is not tried again; the text names the address and never a
   *     password
   */
  CompletionStage<Void> connect(Inbound inbound);

  /**
   * Asks the broker for the frames of some topics. Called once for a topic until it is
   * unsubscribed, lost, or the receiving direction goes down. After an outage all that is wanted is
   * asked for again, in calls of up to 512 topics.
   *
   * @param topics the topics, all different
   * @return done when the broker has confirmed them, and before the first frame of one is handed
   *     in, but for those told {@link Inbound#lost} meanwhile; a {@link RefusedException} when it
   *     refuses one. In case of trouble all are asked for again, so that one may be asked for twice
   */
  CompletionStage<Void> subscribe(Collection<String> topics);

  /**
   * Ends what {@link #subscribe} began. Never called for a topic while that is still pending.
   *
   * @param topics the topics, all different
   * @return done when the broker has confirmed it; frames that still come are ignored
   */
  CompletionStage<Void> unsubscribe(Collection<String> topics);

  /**
   * Sends one frame. Called by one thread at a time, and only while the sending direction is up.
   * Frames of a topic keep the order of the calls, and no frame is ever sent twice: one that was
   * handed to a connection which then died fails.
   *
   * @param topic the topic
   * @param frame the bytes, which the adapter may keep and must not change
   * @return done when the broker has accepted the frame; a {@link RefusedException} when it has
   *     refused it; a {@link NotSentException} when it was certainly not sent; anything else when
   *     that cannot be known
   */
  CompletionStage<Void> publish(String topic, byte[] frame);

  /**
   * Closes every connection and ends every thread, also while a {@link #connect} is pending.
   * Nothing is reported and nothing called afterwards.
   *
   * @return done when all is gone; never fails
   */
  CompletionStage<Void> close();

  /**
   * Tells what this backend can do and another cannot.
   *
   * @return always the same; unless overridden, one order, no replay, subscriptions at the broker
   */
  default Traits traits() {
    return Traits.DEFAULT;
  }
}
