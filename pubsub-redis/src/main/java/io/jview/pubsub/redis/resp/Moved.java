package io.jview.pubsub.redis.resp;

/** A node of a cluster does not serve the slot that it was asked for, now; nothing was done. */
public final class Moved extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Moved(String text) {
    super(text);
  }
}
