package io.jview.server;

import io.jview.liveview.host.LiveConnection;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Gives a socket's frames to LiveView, one call at a time: the next frame is asked for only when
 * the last one is dealt with, and not while reading is paused.
 */
final class BrowserSocket implements Session.Listener {

  private enum State {
    IDLE,
    CALLING,
    CLOSED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private final JettyTransport transport;
  private final LiveConnection connection;

  BrowserSocket(JettyTransport transport, LiveConnection connection) {
    this.transport = transport;
    this.connection = connection;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    transport.opened(session);
    transport.demand();
  }

  @Override
  public void onWebSocketText(String frame) {
    deliver(() -> connection.text(frame));
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    byte[] frame = new byte[payload.remaining()];
    payload.get(frame);
    callback.succeed();
    deliver(() -> connection.binary(frame));
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    closed();
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // The close that follows tells all that matters: browsers come and go.
  }

  /** Ends the connection; also when the socket never opened. A frame being handled ends first. */
  void closed() {
    if (state.getAndSet(State.CLOSED) == State.IDLE) {
      connection.closed();
    }
  }

  private void deliver(Runnable call) {
    if (!state.compareAndSet(State.IDLE, State.CALLING)) {
      return;
    }
    try {
      call.run();
    } finally {
      if (!state.compareAndSet(State.CALLING, State.IDLE)) {
        connection.closed();
      }
    }
    transport.demand();
  }
}
