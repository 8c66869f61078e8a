package io.jview.web.http;

import org.jspecify.annotations.Nullable;

/** A request that is answered with an error page and no more: the browser's fault, not ours. */
public final class RefusedRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String words;
  private final @Nullable String reason;

  public RefusedRequest(int status) {
    this(status, null, null);
  }

  /**
   * Refuses with words of its own.
   *
   * @param words a sentence for the reader of the error page and for the log
   */
  public RefusedRequest(int status, String words) {
    this(status, words, words);
  }

  /**
   * Refuses with words for the page and others for the log.
   *
   * @param words a sentence for the reader of the error page; null: the usual one
   * @param reason what the log says; null: nothing
   */
  public RefusedRequest(int status, @Nullable String words, @Nullable String reason) {
    super(reason == null ? "status " + status : reason, null, false, false);
    this.status = status;
    this.words = words;
    this.reason = reason;
  }

  /** Why that is, for the log; null: there is nothing to be said. */
  public @Nullable String reason() {
    return reason;
  }

  /** What the error page says in place of its usual words; null: nothing. */
  public @Nullable String words() {
    return words;
  }

  public int status() {
    return status;
  }
}
