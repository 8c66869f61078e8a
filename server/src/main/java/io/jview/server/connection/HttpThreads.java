package io.jview.server.connection;

import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The platform threads that read and write connections.
 *
 * <p>Where a client with many requests has gone, Jetty tells each of them on a thread of its own,
 * and starts one for each where none is free (its source: {@code ThreadPool.executeImmediately}). A
 * few hundred clients of a hundred requests would keep the machine from all else. What hears of it
 * here never waits, so the thread that knows of it tells them all.
 */
public final class HttpThreads extends QueuedThreadPool {

  private static final String FAILED_REQUEST = "$FailureTask";

  /**
   * Makes them.
   *
   * @param most how many there may be
   * @param least how many there always are
   */
  public HttpThreads(int most, int least) {
    super(most, least);
    setName("jview-http");
  }

  @Override
  public boolean tryExecute(Runnable task) {
    if (task.getClass().getName().endsWith(FAILED_REQUEST)) {
      task.run();
      return true;
    }
    return super.tryExecute(task);
  }
}
