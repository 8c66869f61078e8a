package io.jview.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is read in turns, so that one which sends without end does not keep the others
 * of its thread from being read. A socket is read by the very thread that learns of what has come.
 * Jetty takes that for work which may block and hands it to another thread; ours only fills a
 * view's mailbox, which costs less than the handing over.
 */
final class PromptEndPoint extends SocketChannelEndPoint {

  private static final int READS_IN_A_TURN = 8;

  private final Progress progress = new Progress();
  private final Outstanding outstanding;
  private @Nullable Turn turn;

  /**
   * Makes one.
   *
   * @param outstanding makes what is held for its client, from what closes it
   */
  PromptEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Function<PromptEndPoint, Outstanding> outstanding) {
    super(channel, selector, key, scheduler);
    this.outstanding = outstanding.apply(this);
  }

  /** Gives the connection that a request or a socket is on, TLS or not. */
  static PromptEndPoint of(EndPoint endPoint) {
    return endPoint instanceof SslConnection.SslEndPoint secured
        ? of(secured.getSslConnection().getEndPoint())
        : (PromptEndPoint) endPoint;
  }

  /** Gives what is held for its client. */
  Outstanding outstanding() {
    return outstanding;
  }

  Progress progress() {
    return progress;
  }

  @Override
  public void onClose(@Nullable Throwable cause) {
    super.onClose(cause);
    outstanding.closed();
  }

  @Override
  public void fillInterested(Callback callback) {
    super.fillInterested(turn(callback));
  }

  @Override
  public boolean tryFillInterested(Callback callback) {
    return super.tryFillInterested(turn(callback));
  }

  private Turn turn(Callback callback) {
    if (turn == null || !turn.getCallback().equals(callback)) {
      turn = new Turn(callback, type(getConnection(), callback));
    }
    return turn;
  }

  /**
   * Who reads: the thread that learns of what has come, or another one. A hundred requests may
   * stand in what one HTTP/2 client has sent, and sockets are not to wait until all of them have
   * begun.
   */
  private static InvocationType type(Connection connection, Callback callback) {
    return switch (connection) {
      case WebSocketConnection socket -> InvocationType.NON_BLOCKING;
      case HTTP2Connection requests -> InvocationType.BLOCKING;
      default -> callback.getInvocationType();
    };
  }

  /** Says that there is nothing when a turn is over: then the connection waits for the next one. */
  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    return turn == null || turn.goesOn() ? super.fill(buffer) : 0;
  }

  /** What Jetty calls when something has come. */
  private static final class Turn extends Callback.Nested {

    private final InvocationType type;
    private int reads;

    Turn(Callback read, InvocationType type) {
      super(read);
      this.type = type;
    }

    boolean goesOn() {
      return reads++ < READS_IN_A_TURN;
    }

    @Override
    public void succeeded() {
      reads = 0;
      super.succeeded();
    }

    @Override
    public InvocationType getInvocationType() {
      return type;
    }
  }
}
