package io.jview.liveview;

/**
 * Thrown by a view's {@code mount} or {@code handleParams} to show an error page with an HTTP
 * status, such as 404 for a room that does not exist. A page that is connected already is loaded
 * again, to show it.
 */
public final class StatusException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Makes one.
   *
   * @param status an HTTP status of 400 to 599
   * @param reason why, for the log only
   * @throws IllegalArgumentException if the status is no error
   */
  public StatusException(int status, String reason) {
    super(reason);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("a status from 400 to 599 tells an error, not " + status);
    }
    this.status = status;
  }

  /**
   * Gives the HTTP status to show.
   *
   * @return the status
   */
  public int status() {
    return status;
  }
}
