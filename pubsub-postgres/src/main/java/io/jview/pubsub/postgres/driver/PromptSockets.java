package io.jview.pubsub.postgres.driver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.SocketFactory;

/**
 * Sockets on which the driver hands over notifications as soon as nothing more is there. It looks
 * for more with a read that it limits to one millisecond, the shortest time-out that a socket has:
 * notifications would be held back for that millisecond, and, while one comes after the other
 * within it, for ever ({@code PGStream.hasMessagePending}). Here such a read does not wait. Once it
 * has brought something, the rest has its millisecond: with TLS that may be half a record.
 */
public final class PromptSockets extends SocketFactory {

  private static final int LOOK_MILLIS = 1;

  /** Made by the driver. */
  public PromptSockets() {}

  @Override
  public Socket createSocket() {
    return new PromptSocket();
  }

  /** The driver connects its sockets itself. */
  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException();
  }

  private static final class PromptSocket extends Socket {

    private volatile boolean looking;

    @Override
    public void setSoTimeout(int millis) throws SocketException {
      looking = millis == LOOK_MILLIS;
      super.setSoTimeout(millis);
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          if (looking && in.available() == 0) {
            throw new SocketTimeoutException("nothing is there");
          }
          int read = in.read(bytes, from, length);
          looking = false;
          return read;
        }
      };
    }
  }
}
