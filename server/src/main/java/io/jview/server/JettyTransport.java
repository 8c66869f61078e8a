package io.jview.server;

import io.jview.liveview.host.Transport;
import java.nio.channels.WritePendingException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.util.BufferUtil;
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
  private final AtomicLong unwrittenBytes = new AtomicLong();
  private final AtomicBoolean cut = new AtomicBoolean();
  private final Object lock = new Object();
  private volatile @Nullable CoreSession session;
  private @Nullable Close closeOnceOpen; // guarded by lock
  private boolean paused; // guarded by lock
  private boolean wanted; // guarded by lock: a frame is to be asked for on resume

  JettyTransport(long maxUnwrittenBytes, SlowBrowsers slowBrowsers) {
    this.maxUnwrittenBytes = maxUnwrittenBytes;
    this.slowBrowsers = slowBrowsers;
  }

  void opened(CoreSession opened) {
    Close close;
    synchronized (lock) {
      session = opened;
      close = closeOnceOpen;
    }
    if (close != null) {
      close.on(opened);
    }
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
    CoreSession open = session;
    if (open != null) {
      Frame pong = new Frame(OpCode.PONG, BufferUtil.copy(ping.getPayload()));
      open.sendFrame(pong, Callback.NOOP, false);
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
    long before = unwrittenBytes.getAndAdd(bytes);
    if (before > 0 && before + bytes > maxUnwrittenBytes) {
      tooSlow(open);
      return;
    }
    Callback written = Callback.from(() -> written(bytes), failure -> failed(open, failure));
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

  private void written(long bytes) {
    unwrittenBytes.addAndGet(-bytes);
  }

  private void failed(CoreSession open, Throwable failure) {
    if (failure instanceof WritePendingException) {
      tooSlow(open);
    } else {
      open.abort();
    }
  }

  /**
   * A close frame would wait behind all the rest, so the connection is cut: the browser comes back.
   */
  private void tooSlow(CoreSession open) {
    if (cut.getAndSet(true)) {
      return;
    }
    slowBrowsers.wasCut(open.getRemoteAddress(), unwrittenBytes.get(), maxUnwrittenBytes);
    open.abort();
  }

  private record Close(int code, String reason) {

    void on(CoreSession session) {
      session.close(code, reason, Callback.NOOP);
    }
  }
}
