package io.jview.pubsub.json;

import org.jspecify.annotations.Nullable;

/** What was to be read is not JSON, or does not fit the type that was asked for. */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
