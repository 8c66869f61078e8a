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
   * Gives the reader and writer of the cookie with flash messages.
   *
   * @return the cookie
   */
  FlashCookie flashCookie();

  /**
   * Closes all sockets of a user on all instances that share the pub/sub; their pages load anew,
   * and with them whatever the session says then. Sockets here are closed at once, also where the
   * others cannot be told. An instance that is cut off from the broker at the time is not reached.
   *
   * @param user what the runtime's {@code userOf} names the user by
   * @return done when the broker has accepted the message; fails as {@link
   *     io.jview.pubsub.PubSubProvider#broadcast} does
   * @throws IllegalStateException if the runtime does not know what names a user
   * @throws IllegalArgumentException if {@code user} is empty or has more than 1,024 characters
   */
  CompletionStage<Void> disconnect(String user);

  /**
   * Gives what all browsers together may make the process hold. A host counts in it what it holds
   * for them.
   *
   * @return the budget
   */
  MemoryBudget budget();

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
