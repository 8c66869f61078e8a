package io.jview.server.connection;

import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.WindowRateControl;

/**
 * What HTTP/2 lets a client say besides its requests: so much in a second, and what it gets in
 * answer is weighed until it reads again. Called by who reads the connection.
 */
final class ControlFrames extends WindowRateControl {

  private static final int A_SECOND = 128;
  private static final int ANSWER_BYTES = 512;

  private final EndPoint endPoint;
  private final Outstanding outstanding;
  private long written;
  private int unread;

  ControlFrames(EndPoint endPoint) {
    super(A_SECOND, Duration.ofSeconds(1));
    this.endPoint = endPoint;
    this.outstanding = PromptEndPoint.of(endPoint).outstanding();
  }

  @Override
  public boolean onEvent(Object frame) {
    Connection connection = endPoint.getConnection();
    long now = connection == null ? 0 : connection.getBytesOut();
    if (now != written) {
      written = now;
      outstanding.remove((long) unread * ANSWER_BYTES);
      unread = 0;
    }
    unread++;
    return outstanding.add(ANSWER_BYTES) && super.onEvent(frame);
  }
}
