package io.jview.server.socket;

import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Transport;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.WritePendingException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * One browser's socket as LiveView writes to it. Holds what the browser has not taken in bounds.
 */
final class JettyTransport implements Transport {

  private final long maxUnwrittenBytes;
  private final SlowBrowsers slowBrowsers;
  private final MemoryBudget.Share unwritten;
  private final Pongs pongs = new Pongs(this::sendPong);
  private final AtomicBoolean cut = new AtomicBoolean();
  private final Object lock = new Object();
  private volatile @Nullable CoreSession session;
  private volatile @Nullable SocketAddress browser;
  private @Nullable Close closeOnceOpen; // guarded by lock
  private boolean paused; // guarded by lock
  private boolean wanted; // guarded by lock: a frame is to be asked for on resume

  JettyTransport(long maxUnwrittenBytes, SlowBrowsers slowBrowsers, MemoryBudget budget) {
    this.maxUnwrittenBytes = maxUnwrittenBytes;
    this.slowBrowsers = slowBrowsers;
    this.unwritten = budget.open(this::tooSlow);
  }

  void opened(CoreSession opened) {
    Close close;
    browser = opened.getRemoteAddress();
    synchronized (lock) {
      session = opened;
      close = closeOnceOpen;
    }
    if (close != null) {
      close.on(opened);
    }
  }

  /** Gives where the browser is, or was; null: the socket has not opened. */
  @Nullable SocketAddress remoteAddress() {
    return browser;
  }

  /** Asks for the next frame, now or when reading goes on. */
  void demand() {
    synchronized (lock) {
      if (paused) {
        wanted = true;
        return;
      }
    }
    read();
  }

  /** Answers a ping of the browser. */
  void pong(Frame ping) {
    pongs.answer(ping.getPayload());
  }

  private void sendPong(ByteBuffer payload) {
    CoreSession open = session;
    if (open != null) {
      open.sendFrame(
          new Frame(OpCode.PONG, payload), Callback.from(pongs::sent, failure -> {}), false);
    }
  }

  @Override
  public void send(String text) {
    CoreSession open = session;
    if (open == null || !open.isOutputOpen()) {
      return;
    }
    Frame frame = new Frame(OpCode.TEXT, text);
    long bytes = frame.getPayloadLength();
    boolean borne = unwritten.add(bytes);
    long all = unwritten.held();
    if (!borne || all > bytes && all > maxUnwrittenBytes) {
      tooSlow();
      return;
    }
    Callback written =
        Callback.from(() -> unwritten.remove(bytes), failure -> failed(open, failure));
    open.sendFrame(frame, written, false);
  }

  @Override
  public void pause() {
    synchronized (lock) {
      paused = true;
    }
  }

  @Override
  public void resume() {
    synchronized (lock) {
      paused = false;
      if (!wanted) {
        return;
      }
      wanted = false;
    }
    read();
  }

  @Override
  public void close(int code, String reason) {
    Close close = new Close(code, reason);
    CoreSession open;
    synchronized (lock) {
      open = session;
      closeOnceOpen = open == null ? close : null;
    }
    if (open != null) {
      close.on(open);
    }
  }

  private void read() {
    CoreSession open = session;
    if (open != null && open.isInputOpen()) {
      open.demand();
    }
  }

  private void failed(CoreSession open, Throwable failure) {
    if (failure instanceof WritePendingException) {
      tooSlow();
    } else {
      open.abort();
    }
  }

  /**
   * A close frame would wait behind all the rest, so the connection is cut: the browser comes back.
   */
  private void tooSlow() {
    CoreSession open = session;
    if (open != null && !cut.getAndSet(true)) {
      slowBrowsers.wasCut(open.getRemoteAddress(), unwritten.held(), maxUnwrittenBytes);
      open.abort();
    }
  }

  /** The socket is gone, and with it all that waited. */
  void closed() {
    unwritten.clear();
  }

  private record Close(int code, String reason) {

    void on(CoreSession session) {
      session.close(code, reason, Callback.NOOP);
    }
  }
}
