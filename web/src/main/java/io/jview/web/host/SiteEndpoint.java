package io.jview.web.host;

import io.jview.liveview.host.LiveStats;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.SessionCookies;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * A site at work, as its host sees it: exchanges, sockets, and a life from start to stop. From any
 * thread.
 */
public interface SiteEndpoint {

  /**
   * Starts the pub/sub provider. Pages and sockets are served once it is done.
   *
   * @return done when ready; fails when the provider cannot start
   */
  CompletionStage<Void> start();

  /**
   * Answers what needs neither the application nor a disk: health and the client's own files. Never
   * blocks and never throws, so it is called on the thread that reads the connection, which no view
   * can keep busy, where the host lets it. Called first for every exchange.
   *
   * @param exchange the exchange
   * @return whether it is answered; if not, call {@link #serve}
   */
  boolean serveAtOnce(HttpExchange exchange);

  /**
   * Answers a request that {@link #serveAtOnce} has left: with a page, a file, a plain handler's
   * response, a socket or an error page. Blocks while the application works, so call it on a thread
   * that may. Never throws.
   *
   * @param exchange the exchange
   */
  void serve(HttpExchange exchange);

  /**
   * Answers with an error page what the host itself must refuse, such as a malformed request. Never
   * throws.
   *
   * @param exchange the exchange
   * @param status the HTTP status, 400 to 599
   */
  void refuse(HttpExchange exchange, int status);

  /**
   * Gives what all browsers together may make the process hold. A host counts in it what it holds
   * for them.
   *
   * @return the budget
   */
  MemoryBudget budget();

  /**
   * Gives the session cookie's reader and writer, for who signs somebody in without a request, such
   * as a test.
   *
   * @return the cookies
   */
  SessionCookies sessionCookies();

  /**
   * Closes all sockets of a user on all instances that share the pub/sub; their pages load anew.
   *
   * @param user what {@link io.jview.web.SiteBuilder#userOf} names the user by
   * @return done when the broker has accepted the message; fails as {@link
   *     io.jview.pubsub.PubSubProvider#broadcast} does
   * @throws IllegalStateException if the site does not say what names a user
   * @throws IllegalArgumentException if {@code user} is empty or has more than 1,024 characters
   */
  CompletionStage<Void> disconnect(String user);

  /**
   * Reads the counters.
   *
   * @return the counters, now
   */
  LiveStats stats();

  /**
   * Says from now on that it is not ready, accepts no more sockets and closes the open ones with
   * code 1012, in batches spread over the time.
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
