package io.jview.pubsub.redis;

import java.io.IOException;

/** A node of a cluster does not serve the slot that it was asked for, now. */
final class Moved extends IOException {

  private static final long serialVersionUID = 1L;

  Moved(String answer) {
    super("Redis answered: " + answer);
  }
}
