package io.jview.server.connection;

import io.jview.pubsub.log.LimitedLog;
import io.jview.server.connection.Outstanding.Late;
import io.jview.web.Limits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.core.WebSocketConnection;

/**
 * Closes connections on which something was begun and does not end: headers or frames that come
 * byte by byte, or never. Looks at all of them every second, so that none of them costs anything
 * meanwhile. Where there are almost too many connections, it also closes those that only wait.
 */
final class Deadlines {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** How much of the room for connections may be taken before idle ones have to go. */
  private static final double CROWDED = 0.75;

  private static final long IDLE_IN_A_CROWD_NANOS = Duration.ofSeconds(2).toNanos();

  private final LimitedLog log = new LimitedLog(Deadlines.class, System::nanoTime);
  private final ServerConnector connector;
  private final Limits limits;

  Deadlines(ServerConnector connector, Limits limits) {
    this.connector = connector;
    this.limits = limits;
  }

  void start() {
    connector.getScheduler().schedule(this::watchAll, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void watchAll() {
    try {
      boolean crowded = connector.getConnectedEndPoints().size() > limits.connections() * CROWDED;
      long now = System.nanoTime();
      for (EndPoint endPoint : connector.getConnectedEndPoints()) {
        if (endPoint instanceof PromptEndPoint own && own.getConnection() != null) {
          watch(own, PromptEndPoint.inner(own.getConnection()), now, crowded);
        }
      }
    } catch (Throwable failure) {
      log.error("Connections could not be looked at", failure);
    } finally {
      if (connector.isRunning()) {
        start();
      }
    }
  }

  private void watch(PromptEndPoint endPoint, Connection connection, long now, boolean crowded) {
    Progress progress = endPoint.progress();
    progress.look(connection, now);
    long late = progress.unfinishedNanos(now) - patience(connection).toNanos();
    if (late > 0) {
      log.warn(
          "Closed a connection of {}: what it began did not arrive in time",
          endPoint.getRemoteSocketAddress());
      close(endPoint, connection, late);
    } else if (isUntaken(endPoint, connection, now)) {
      log.warn(
          "Gave up an answer to {}: it was not taken in time", endPoint.getRemoteSocketAddress());
    } else if (crowded
        && progress.idleNanos(now) > IDLE_IN_A_CROWD_NANOS
        && !(connection instanceof WebSocketConnection)) {
      log.warn(
          "Closed an idle connection of {}: there are almost {}",
          endPoint.getRemoteSocketAddress(),
          limits.connections());
      endPoint.close();
    }
  }

  /** Gives up answers that nobody takes; over HTTP/2 those alone, as long as that frees them. */
  private static boolean isUntaken(PromptEndPoint endPoint, Connection connection, long now) {
    Late late = endPoint.outstanding().giveUp(now);
    if (late == Late.STUCK || late == Late.GIVEN_UP && !(connection instanceof HTTP2Connection)) {
      endPoint.close();
    }
    return late != Late.NONE;
  }

  /** What an idle connection of HTTP/2 may still say is nothing that it has begun. */
  private Duration patience(Connection connection) {
    return connection instanceof HTTP2Connection ? limits.idleTimeout() : limits.requestDeadline();
  }

  private void close(PromptEndPoint endPoint, Connection connection, long late) {
    if (connection instanceof HTTP2Connection && late < limits.requestDeadline().toNanos()) {
      connection.close();
    } else {
      endPoint.close();
    }
  }
}
