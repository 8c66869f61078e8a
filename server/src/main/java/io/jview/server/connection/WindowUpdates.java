package io.jview.server.connection;

import java.time.Duration;
import org.eclipse.jetty.http2.BufferingFlowControlStrategy;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.frames.WindowUpdateFrame;
import org.eclipse.jetty.io.WindowRateControl;

/**
 * The flow control of one connection of HTTP/2. Counts what Jetty does not, updates of windows, and
 * cuts who sends them without end.
 */
final class WindowUpdates extends BufferingFlowControlStrategy {

  private static final float BUFFERED = 0.5F;
  private static final int A_SECOND = 2_000;

  private final WindowRateControl rate = new WindowRateControl(A_SECOND, Duration.ofSeconds(1));

  WindowUpdates() {
    super(BUFFERED);
  }

  @Override
  public void onWindowUpdate(Session session, Stream stream, WindowUpdateFrame frame) {
    if (rate.onEvent(frame)) {
      super.onWindowUpdate(session, stream, frame);
    } else {
      ((HTTP2Session) session).getEndPoint().close();
    }
  }
}
