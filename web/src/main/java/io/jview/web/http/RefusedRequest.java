package io.jview.web.http;

import org.jspecify.annotations.Nullable;

/** A request that is answered with an error page and no more: the browser's fault, not ours. */
public final class RefusedRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String words;

  public RefusedRequest(int status) {
    this(status, null);
  }

  /**
   * Refuses with words of its own.
   *
   * @param words a sentence for the reader of the error page and for the log; null: the usual one
   */
  public RefusedRequest(int status, @Nullable String words) {
    super(words == null ? "status " + status : words, null, false, false);
    this.status = status;
    this.words = words;
  }

  /** What the error page says in place of its usual words; null: nothing. */
  public @Nullable String words() {
    return words;
  }

  public int status() {
    return status;
  }
}
