package io.jview.e2e.hostile.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * How much the server allows to be sent on a connection of HTTP/2. Those of single streams are not
 * looked at: who sends to all of them in turn stays within.
 */
public final class Windows {

  private static final int INITIAL = 65_535;

  private long allowed = INITIAL; // guarded by this, as all that follows
  private boolean ended;

  private Windows() {}

  /** Reads all that the server says from now on. */
  public static Windows read(Wire wire) {
    Windows windows = new Windows();
    Thread.ofVirtual().name("e2e-attack-reader").start(() -> windows.follow(wire));
    return windows;
  }

  private void follow(Wire wire) {
    try {
      while (true) {
        ByteBuffer head = ByteBuffer.wrap(wire.read(9));
        int length = (head.get() & 0xff) << 16 | head.getShort() & 0xffff;
        int type = head.get();
        head.get();
        int stream = head.getInt();
        byte[] payload = wire.read(length);
        if (type == Http2.WINDOW_UPDATE && stream == 0) {
          add(ByteBuffer.wrap(payload).getInt());
        }
      }
    } catch (IOException over) {
      end();
    }
  }

  private synchronized void add(int bytes) {
    allowed += bytes;
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits until so much may be sent; throws where the server has ended the connection. */
  public synchronized void take(int bytes) throws IOException, InterruptedException {
    while (allowed < bytes && !ended) {
      wait();
    }
    if (ended) {
      throw new IOException("The server has ended the connection");
    }
    allowed -= bytes;
  }
}
