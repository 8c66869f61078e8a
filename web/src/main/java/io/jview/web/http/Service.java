package io.jview.web.http;

/** A part of the site that answers some of the requests. Called on the request's thread. */
@FunctionalInterface
public interface Service {

  /**
   * Answers a request, or leaves it to the next.
   *
   * @return whether it is answered
   * @throws RefusedRequest if an error page of its status is due
   * @throws Exception if the application failed
   */
  boolean serve(Exchange exchange) throws Exception;
}
