package io.jview.pubsub.spi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Takes what an adapter has to report of the connections that one {@link PubSubAdapter#connect} has
 * made. Each connect has one of its own: what a connection reports, it reports to the one that it
 * was made with, and what a dead connection still says is ignored. Every method may be called from
 * any thread, returns at once and never throws.
 */
public interface Inbound {

  /**
   * Hands in a frame that the broker delivered. Calls for one topic are serial and in the broker's
   * order.
   *
   * @param topic the topic of the channel that it came on; frames of unknown topics are ignored
   * @param frame the bytes, owned by the engine from here on
   */
  void frame(String topic, byte[] frame);

  /**
   * Tells that something came in that cannot be given to any topic: it is logged, counted and
   * skipped. For brokers that carry several topics on one channel; a frame whose topic is known is
   * judged by the engine.
   *
   * @param reason what is wrong with it
   */
  void malformed(String reason);

  /**
   * Tells that some topics cannot be had while the connection lives on: a slot that moved, a
   * listener that the broker dropped, a right that was taken away. The engine subscribes them again
   * and tells the gaps; those that it was just asking for, after a pause.
   *
   * @param topics which ones; unknown ones are ignored
   */
  void lost(Collection<String> topics);

  /**
   * Tells that a direction works from here on, through this connect, whatever becomes of the other
   * one. An adapter that restores each direction for itself calls it for each that it has restored,
   * also where the engine has given up the connect meanwhile: what was made late is used then. One
   * that never does so, whose connect makes a new link as a whole, need not: for it, both
   * directions work when the connect is done.
   *
   * @param direction which one
   */
  void up(Direction direction);

  /**
   * Tells that a direction does not work any more. Where frames do not come in, the broker may have
   * forgotten every subscription: the adapter has forgotten its own. Where frames cannot be sent,
   * the engine keeps what is broadcast, within bounds, and fails what was handed over and not
   * answered. Telling it twice does no harm, nor telling it before {@link #up}: what has been down
   * once stays so until the next connect.
   *
   * @param direction which one
   * @param cause why it does not work; null when unknown
   */
  void down(Direction direction, @Nullable Throwable cause);
}
