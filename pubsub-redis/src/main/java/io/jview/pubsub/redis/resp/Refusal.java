package io.jview.pubsub.redis.resp;

import java.io.IOException;

/** A server that does not let us in, does not let us do what we must, or is not trusted. */
public final class Refusal extends IOException {

  private static final long serialVersionUID = 1L;

  public Refusal(String text) {
    super(text);
  }

  public Refusal(String text, IOException cause) {
    super(text, cause);
  }
}
