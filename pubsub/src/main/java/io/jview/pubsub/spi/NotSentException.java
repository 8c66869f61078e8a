package io.jview.pubsub.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Trouble that came before a frame was sent: nobody has got it, and nobody will. Any other trouble
 * of {@link PubSubAdapter#publish} leaves the outcome unknown.
 */
public final class NotSentException extends IOException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param reason why it was not sent
   * @param cause what the link is lost of; null when unknown
   */
  public NotSentException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
