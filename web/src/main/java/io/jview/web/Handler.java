package io.jview.web;

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
}
