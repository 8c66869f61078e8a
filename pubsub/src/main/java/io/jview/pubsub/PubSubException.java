package io.jview.pubsub;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong between a provider and its broker; the root of this library's exceptions.
 */
public class PubSubException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one without a cause.
   *
   * @param message what went wrong, and the way out
   */
  public PubSubException(String message) {
    this(message, null);
  }

  /**
   * Makes one with a cause.
   *
   * @param message what went wrong, and the way out
   * @param cause what caused it; null when nothing else did
   */
  public PubSubException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
