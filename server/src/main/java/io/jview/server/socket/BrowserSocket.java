package io.jview.server.socket;

import io.jview.liveview.host.LiveConnection;
import io.jview.pubsub.log.LimitedLog;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.exception.CloseException;

/**
 * Gives a socket's messages to LiveView, one call at a time: the next frame is asked for only when
 * the last one is dealt with, and not while reading is paused. Called on the connection's thread.
 */
final class BrowserSocket implements FrameHandler {

  private enum State {
    IDLE,
    CALLING,
    CLOSED
  }

  /** A shorter part of a message counts in what a browser may send. */
  private static final int SHORT = 512;

  private static final int POLICY_VIOLATION = 1008;

  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private final JettyTransport transport;
  private final LiveConnection connection;
  private final IncomingMessage incoming;
  private final long deadlineNanos;
  private final LimitedLog log;

  /**
   * Makes one.
   *
   * @param deadline how long a message may take to arrive
   * @param log says what was wrong, for all sockets of a server
   */
  BrowserSocket(
      JettyTransport transport,
      LiveConnection connection,
      IncomingMessage incoming,
      Duration deadline,
      LimitedLog log) {
    this.transport = transport;
    this.connection = connection;
    this.incoming = incoming;
    this.deadlineNanos = deadline.toNanos();
    this.log = log;
  }

  @Override
  public void onOpen(CoreSession session, Callback callback) {
    transport.opened(session);
    callback.succeeded();
    transport.demand();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    try {
      switch (frame.getOpCode()) {
        case OpCode.PING -> ping(frame);
        case OpCode.PONG -> connection.arrived();
        case OpCode.TEXT, OpCode.BINARY, OpCode.CONTINUATION -> collect(frame);
        default -> {}
      }
      checkDeadline();
      callback.succeeded();
    } catch (CloseException wrong) {
      callback.failed(wrong);
      return;
    } catch (Throwable failure) {
      log.error("A socket is closed: its message could not be taken", failure);
      callback.failed(failure);
      return;
    }
    if (frame.getOpCode() != OpCode.CLOSE) {
      transport.demand();
    }
  }

  private void ping(Frame ping) {
    connection.arrived();
    transport.pong(ping);
  }

  private void checkDeadline() {
    long since = incoming.unfinishedSince();
    if (since != 0 && System.nanoTime() - since > deadlineNanos) {
      throw new CloseException(POLICY_VIOLATION, "A message did not arrive in time");
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    // Browsers come and go: what they have done wrong matters alone.
    if (cause instanceof CloseException wrong) {
      log.warn(
          "Closed the socket of {} with " + wrong.getStatusCode() + ": {}",
          transport.remoteAddress(),
          wrong.getMessage());
    }
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    closed();
    callback.succeeded();
  }

  /** Ends the connection; also when the socket never opened. A message being handled ends first. */
  void closed() {
    if (state.getAndSet(State.CLOSED) == State.IDLE) {
      end();
    }
  }

  private void collect(Frame part) {
    boolean complete = incoming.add(part);
    if (!complete && part.getPayloadLength() < SHORT) {
      connection.arrived();
    }
    if (!complete || !state.compareAndSet(State.IDLE, State.CALLING)) {
      return;
    }
    try {
      incoming.deliver(part);
    } finally {
      if (!state.compareAndSet(State.CALLING, State.IDLE)) {
        end();
      }
    }
  }

  private void end() {
    incoming.clear();
    transport.closed();
    connection.closed();
  }
}
