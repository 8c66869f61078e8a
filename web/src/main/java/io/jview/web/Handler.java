package io.jview.web;

import org.jspecify.annotations.Nullable;

/**
 * Answers plain requests: a login form, a download, a hook for another program. One object serves
 * all requests, each on a virtual thread of its own, so it may block.
 */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request.
   *
   * @param request the request
   * @return the response
   * @throws Exception whatever makes that impossible; it is logged and an error page is shown
   */
  Response handle(Request request) throws Exception;

  /**
   * Tells how much a request may bring here. Called for each request.
   *
   * @return the limits; null: those of the site, see {@link Limits#body}
   */
  default @Nullable BodyLimits limits() {
    return null;
  }

  /**
   * Gives a handler limits of its own, as a receiver of large files needs them.
   *
   * <pre>{@code
   * site.post("/films", Handler.within(new BodyLimits(1 << 20, 4L << 30), request -> ...));
   * }</pre>
   *
   * @param limits how much a request may bring
   * @param handler answers it
   * @return the handler with the limits
   */
  static Handler within(BodyLimits limits, Handler handler) {
    return new LimitedHandler(limits, handler);
  }
}
