package io.jview.pubsub.spi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Takes what an adapter has to report. Every method may be called from any thread, returns at once
 * and never throws.
 */
public interface Inbound {

  /**
   * Hands in a frame that the broker delivered. Calls for one topic are serial and in the broker's
   * order; no frame of an old connection comes after {@link #receiving} told that it was down.
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
   * Tells that some topics are no longer subscribed while the connection lives on: a slot that
   * moved, a listener that the broker dropped. The engine subscribes them again and tells the gaps.
   *
   * @param topics which ones; unknown ones are ignored
   */
  void lost(Collection<String> topics);

  /**
   * Tells whether frames come in. Down means that the broker may have forgotten every subscription:
   * the adapter has forgotten its own. A successful {@link PubSubAdapter#connect} counts as up.
   *
   * @param up whether the receiving direction works
   * @param cause why it does not; null when unknown or up
   */
  void receiving(boolean up, @Nullable Throwable cause);

  /**
   * Tells whether frames can be sent. While it is down the engine keeps what is broadcast, within
   * bounds. A successful {@link PubSubAdapter#connect} counts as up.
   *
   * @param up whether the sending direction works
   * @param cause why it does not; null when unknown or up
   */
  void sending(boolean up, @Nullable Throwable cause);
}
