package io.jview.pubsub.spi;

/** The two directions of a link, which are lost and restored each for itself. */
public enum Direction {
  /** From the broker to here. */
  RECEIVING,
  /** From here to the broker. */
  SENDING
}
