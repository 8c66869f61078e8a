package io.jview.liveview.host;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** LiveView as a web server sees it: pages, sockets, and a life from start to stop. */
public interface LiveEndpoint {

  /**
   * Starts the pub/sub provider. Pages and sockets are served once it is done.
   *
   * @return done when ready; fails when the provider cannot start
   */
  CompletionStage<Void> start();

  /**
   * Renders a page. Blocks while the view mounts, so call it on a thread that may.
   *
   * @param request the request
   * @return the page
   * @throws Exception what the view threw; show an error page
   */
  Page page(PageRequest request) throws Exception;

  /**
   * Opens a socket, after checking its origin and its CSRF token.
   *
   * @param request the request
   * @param transport the socket
   * @return who takes its frames
   * @throws RefusedException if the request must not be upgraded
   */
  LiveConnection connect(SocketRequest request, Transport transport) throws RefusedException;

  /**
   * Gives the session cookie's reader and writer.
   *
   * @return the cookies
   */
  SessionCookies sessionCookies();

  /**
   * Tells how many sockets are open.
   *
   * @return the number, now
   */
  int connections();

  /**
   * Reads the counters.
   *
   * @return the counters, now
   */
  LiveStats stats();

  /**
   * Accepts no more sockets and closes the open ones with code 1012, in batches spread over the
   * time, so that browsers come back elsewhere and not all at once. What a browser has sent until
   * then is answered first.
   *
   * @param deadline how long it may take
   * @return done when none is left, or at the deadline; never fails
   */
  CompletionStage<Void> drain(Duration deadline);

  /**
   * Ends every page and stops the pub/sub provider.
   *
   * @return done when all is gone; never fails
   */
  CompletionStage<Void> stop();
}
