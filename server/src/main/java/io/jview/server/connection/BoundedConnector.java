package io.jview.server.connection;

import io.jview.liveview.host.MemoryBudget;
import io.jview.pubsub.log.LimitedLog;
import io.jview.web.Limits;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Takes connections up to a number, reads them in turns, and watches their deadlines. */
final class BoundedConnector extends ServerConnector {

  private static final int ACCEPTORS = 1;
  private static final int DEFAULT_SELECTORS = -1;

  /** Sockets and views have the other half of the processors. */
  private static final int READERS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private final LimitedLog log = new LimitedLog(BoundedConnector.class, System::nanoTime);
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          READERS, Thread.ofPlatform().name("jview-http-reader-", 0).factory());
  private final Limits limits;
  private final int atOnce;
  private final MemoryBudget budget;

  /**
   * Makes one.
   *
   * @param atOnce how many requests of one connection are worked on at once
   */
  BoundedConnector(
      Server server,
      Limits limits,
      int atOnce,
      MemoryBudget budget,
      ConnectionFactory... protocols) {
    super(server, ACCEPTORS, DEFAULT_SELECTORS, protocols);
    this.limits = limits;
    this.atOnce = atOnce;
    this.budget = budget;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    new Deadlines(this, limits).start();
  }

  @Override
  protected void doStop() throws Exception {
    try {
      super.doStop();
    } finally {
      readers.shutdown();
    }
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    PromptEndPoint endPoint =
        new PromptEndPoint(
            channel, selector, key, getScheduler(), readers, atOnce, this::outstanding);
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }

  private Outstanding outstanding(PromptEndPoint endPoint) {
    return new Outstanding(budget.open(() -> letGo(endPoint)), limits.requestDeadline());
  }

  private void letGo(PromptEndPoint endPoint) {
    log.warn(
        "Closed the connection of {}: it did not take its answers, and no memory was left",
        endPoint.getRemoteSocketAddress());
    endPoint.close();
  }

  @Override
  protected void onEndPointOpened(EndPoint endPoint) {
    super.onEndPointOpened(endPoint);
    if (getConnectedEndPoints().size() > limits.connections()) {
      log.warn("A connection was refused: {} are open", limits.connections());
      endPoint.close();
    }
  }
}
