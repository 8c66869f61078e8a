package io.jview.liveview.host;

/** A socket request is not to be upgraded: answer it with {@link #status()}. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Makes one.
   *
   * @param status the HTTP status
   * @param reason why, without any secret
   */
  public RefusedException(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  /**
   * Gives the HTTP status to answer with.
   *
   * @return the status
   */
  public int status() {
    return status;
  }
}
