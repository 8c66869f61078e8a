package io.jview.server.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is read in turns, so that one which sends without end does not keep the others
 * of its thread from being read. A socket is read by the very thread that learns of what has come.
 * Jetty takes that for work which may block and hands it to another thread; ours only fills a
 * view's mailbox, which costs less than the handing over. All else is read by few threads of its
 * own, since a crowd of clients that ask for a hundred pages each, or begin with TLS, would else
 * keep sockets from being read for seconds.
 */
public final class PromptEndPoint extends SocketChannelEndPoint {

  private static final int READS_IN_A_TURN = 8;

  private final Progress progress;
  private final Executor readers;
  private final Outstanding outstanding;
  private @Nullable Turn turn;

  /**
   * Makes one.
   *
   * @param readers reads what is no socket
   * @param atOnce how many of its requests are worked on at once
   * @param outstanding makes what is held for its client, from what closes it
   */
  PromptEndPoint(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Executor readers,
      int atOnce,
      Function<PromptEndPoint, Outstanding> outstanding) {
    super(channel, selector, key, scheduler);
    this.readers = readers;
    this.progress = new Progress(atOnce);
    this.outstanding = outstanding.apply(this);
  }

  /** Gives the connection that a request or a socket is on, TLS or not. */
  public static PromptEndPoint of(EndPoint endPoint) {
    return endPoint instanceof SslConnection.SslEndPoint secured
        ? of(secured.getSslConnection().getEndPoint())
        : (PromptEndPoint) endPoint;
  }

  /** Gives what is held for its client. */
  public Outstanding outstanding() {
    return outstanding;
  }

  /** Gives how far it has come with what its client has begun. */
  public Progress progress() {
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
      turn = new Turn(callback);
    }
    return turn;
  }

  /** Gives what is spoken on a connection, within TLS or without. */
  static Connection inner(Connection connection) {
    return connection instanceof SslConnection secured
        ? secured.getSslEndPoint().getConnection()
        : connection;
  }

  /** Says that there is nothing when a turn is over: then the connection waits for the next one. */
  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    return turn == null || turn.goesOn() ? super.fill(buffer) : 0;
  }

  /** What Jetty calls when something has come. */
  private final class Turn extends Callback.Nested {

    private int reads;

    Turn(Callback read) {
      super(read);
    }

    boolean goesOn() {
      return reads++ < READS_IN_A_TURN;
    }

    @Override
    public void succeeded() {
      reads = 0;
      if (inner(getConnection()) instanceof WebSocketConnection) {
        super.succeeded();
      } else {
        handOver();
      }
    }

    private void handOver() {
      try {
        readers.execute(super::succeeded);
      } catch (RejectedExecutionException stopped) {
        failed(stopped);
      }
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
