package io.jview.pubsub.delivery;

/**
 * What a topic has to do with the world outside, as far as the topic must know: whether that still
 * holds it. Guarded by the topic's lock.
 */
public interface Upstream {

  /** The world outside knows nothing of the topic. */
  Upstream NONE = () -> true;

  /** Ends it where nothing outside holds the topic any more; tells whether that is so. */
  boolean dispose();
}
