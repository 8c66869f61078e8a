package io.jview.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.websocket.core.WebSocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose socket is read by the very thread that learns of what has come. Jetty takes
 * that for work which may block and hands it to another thread; ours only fills a view's mailbox,
 * which costs less than the handing over. A browser that sends without end is read in turns, so
 * that the others of its thread are read as well.
 */
final class PromptEndPoint extends SocketChannelEndPoint {

  private static final int READS_IN_A_TURN = 8;

  private @Nullable Turn turn;

  PromptEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  @Override
  public void fillInterested(Callback callback) {
    super.fillInterested(
        getConnection() instanceof WebSocketConnection ? turn(callback) : callback);
  }

  private Turn turn(Callback callback) {
    if (turn == null) {
      turn = new Turn(callback);
    }
    return turn;
  }

  /** Says that there is nothing when a turn is over: then the connection waits for the next one. */
  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    return turn == null || turn.goesOn() ? super.fill(buffer) : 0;
  }

  /** What Jetty calls when something has come; the same for the whole life of a socket. */
  private static final class Turn extends Callback.Nested {

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
      super.succeeded();
    }

    @Override
    public InvocationType getInvocationType() {
      return InvocationType.NON_BLOCKING;
    }
  }
}
