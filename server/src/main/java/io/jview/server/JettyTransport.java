package io.jview.server;

import io.jview.liveview.host.Transport;
import java.nio.channels.WritePendingException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser's socket as LiveView writes to it. Holds what the browser has not taken in bounds.
 */
final class JettyTransport implements Transport {

  private static final Logger log = LoggerFactory.getLogger(JettyTransport.class);

  private final long maxUnwrittenBytes;
  private final LimitedLog slowBrowsers;
  private final AtomicLong unwrittenBytes = new AtomicLong();
  private final Object lock = new Object();
  private volatile @Nullable Session session;
  private @Nullable Close closeOnceOpen; // guarded by lock
  private boolean paused; // guarded by lock
  private boolean wanted; // guarded by lock: a frame is to be asked for on resume

  JettyTransport(long maxUnwrittenBytes, LimitedLog slowBrowsers) {
    this.maxUnwrittenBytes = maxUnwrittenBytes;
    this.slowBrowsers = slowBrowsers;
  }

  void opened(Session opened) {
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

  @Override
  public void send(String text) {
    Session open = session;
    if (open == null || !open.isOpen()) {
      return;
    }
    long bytes = utf8Length(text);
    long before = unwrittenBytes.getAndAdd(bytes);
    if (before > 0 && before + bytes > maxUnwrittenBytes) {
      tooSlow(open);
      return;
    }
    open.sendText(text, Callback.from(() -> written(bytes), failure -> failed(open, failure)));
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
    Session open;
    synchronized (lock) {
      open = session;
      closeOnceOpen = open == null ? close : null;
    }
    if (open != null) {
      close.on(open);
    }
  }

  private void read() {
    Session open = session;
    if (open != null && open.isOpen()) {
      open.demand();
    }
  }

  private void written(long bytes) {
    unwrittenBytes.addAndGet(-bytes);
  }

  private void failed(Session open, Throwable failure) {
    if (failure instanceof WritePendingException) {
      tooSlow(open);
    } else {
      open.disconnect();
    }
  }

  /**
   * A close frame would wait behind all the rest, so the connection is cut: the browser comes back.
   */
  private void tooSlow(Session open) {
    if (!open.isOpen()) {
      return;
    }
    open.disconnect();
    long suppressed = slowBrowsers.permit();
    if (suppressed >= 0) {
      log.warn(
          "Closed the socket of {}: the browser does not read, {} bytes wait and {} are allowed "
              + "({} more such lines left out)",
          open.getRemoteSocketAddress(),
          unwrittenBytes.get(),
          maxUnwrittenBytes,
          suppressed);
    }
  }

  private static long utf8Length(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // A surrogate pair is two chars and four bytes.
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  private record Close(int code, String reason) {

    void on(Session session) {
      session.close(code, reason, Callback.NOOP);
    }
  }
}
