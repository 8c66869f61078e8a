package io.jview.liveview;

/**
 * What a browser has sent is not what the application reads it as: the getters of {@link Event} and
 * {@link Params} throw it, and an application may. It is nobody's fault here, so it ends no page:
 *
 * <ul>
 *   <li>in {@code handleEvent} the event is acknowledged, the state and the page stay as they were,
 *       and what the callback has asked its socket for is forgotten (what it has broadcast or
 *       subscribed to is not)
 *   <li>in {@code mount} and {@code handleParams}, and in plain handlers, the browser sees the
 *       error page of status 400
 * </ul>
 *
 * <p>The log says so at a limited rate. The message names the parameter, never its value.
 */
public final class BadRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param reason what is wrong, for the log only
   */
  public BadRequestException(String reason) {
    super(reason);
  }
}
