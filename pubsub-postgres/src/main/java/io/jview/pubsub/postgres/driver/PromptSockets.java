package io.jview.pubsub.postgres.driver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Map;
import javax.net.SocketFactory;

/**
 * Sockets on which the driver hands over notifications as soon as nothing more is there. It looks
 * for more with a read that it limits to one millisecond, the shortest time-out that a socket has:
 * notifications would be held back for that millisecond, and, while one comes after the other
 * within it, for ever ({@code PGStream.hasMessagePending}). Here such a read does not wait. Once it
 * has brought something, the rest has its millisecond: with TLS that may be half a record.
 *
 * <p>They also lead each host to the address that is to be tried, and ask for sessions in UTC.
 */
public final class PromptSockets extends SocketFactory {

  private static final int LOOK_MILLIS = 1;

  private final Map<String, String> places = new HashMap<>();

  /**
   * Made by the driver.
   *
   * @param places to which address each host leads, as {@code name=address,…}
   */
  public PromptSockets(String places) {
    for (String place : places.split(",")) {
      int equals = place.indexOf('=');
      if (equals > 0) {
        this.places.put(place.substring(0, equals), place.substring(equals + 1));
      }
    }
  }

  @Override
  public Socket createSocket() {
    return new PromptSocket(places);
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

    private final Map<String, String> places;
    private volatile boolean looking;

    PromptSocket(Map<String, String> places) {
      this.places = places;
    }

    /** The driver knows the first address of a name only. */
    @Override
    public void connect(SocketAddress wanted, int millis) throws IOException {
      String place = wanted instanceof InetSocketAddress at ? places.get(at.getHostString()) : null;
      super.connect(
          place == null
              ? wanted
              : new InetSocketAddress(place, ((InetSocketAddress) wanted).getPort()),
          millis);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new UtcStartup(super.getOutputStream());
    }

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
