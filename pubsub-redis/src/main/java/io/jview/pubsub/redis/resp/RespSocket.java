package io.jview.pubsub.redis.resp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a server: opened, and good for one question at a time. Used by one thread at a
 * time; only {@link #close()} may come from another one.
 */
public final class RespSocket implements Closeable {

  private static final Logger log = LoggerFactory.getLogger(RespSocket.class);

  private final Address address;
  private final SocketAddress place;

  /** What is closed: closing the encrypted one may wait for a peer that is dead. */
  private final Socket plain;

  private final Socket socket;
  private final RespReader reader;
  private final OutputStream out;
  private final RespBuffer buffer = new RespBuffer();

  private RespSocket(Address address, SocketAddress place, Socket plain, Socket socket)
      throws IOException {
    this.address = address;
    this.place = place;
    this.plain = plain;
    this.socket = socket;
    this.reader = new RespReader(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Connects to one of the places that an address stands for. */
  static RespSocket open(
      Address address,
      SocketAddress place,
      @Nullable SSLSocketFactory tls,
      Deadline deadline,
      Opening opening)
      throws IOException {
    Socket plain = connect(place, deadline, opening);
    try {
      Socket socket =
          tls == null ? plain : Encryption.begin(plain, tls, address, place, deadline, opening);
      return new RespSocket(address, place, plain, socket);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  static Socket connect(SocketAddress place, Deadline deadline, Opening opening)
      throws IOException {
    Socket plain = place instanceof UnixDomainSocketAddress ? new UnixSocket() : new Socket();
    try {
      opening.add(plain);
      plain.setKeepAlive(true);
      plain.setTcpNoDelay(true);
      plain.connect(place, deadline.millis());
      return plain;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /** Asks, and waits for the answer. */
  public @Nullable Object call(Deadline deadline, String... words) throws IOException {
    byte[][] parts = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      parts[i] = words[i].getBytes(UTF_8);
    }
    buffer.command(parts);
    socket.setSoTimeout(deadline.millis());
    try {
      return answer();
    } catch (IOException e) {
      throw plain.equals(socket) && !reader.hasRead() ? Causes.unanswered(e) : e;
    }
  }

  private @Nullable Object answer() throws IOException {
    try {
      write(buffer);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException unsent) {
      return lastWords(unsent);
    }
    return reader.read();
  }

  /** What the server said before it closed the connection. */
  private RedisError lastWords(IOException unsent) throws IOException {
    try {
      if (reader.read() instanceof RedisError error) {
        return error;
      }
    } catch (IOException nothing) {
      log.debug("No words were left on a connection that was closed", nothing);
    }
    throw unsent;
  }

  /** Ends the time limit on reading: from here on, reading waits for ever. */
  void unlimited() throws IOException {
    socket.setSoTimeout(0);
  }

  void write(RespBuffer commands) throws IOException {
    commands.writeTo(out);
  }

  RespReader reader() {
    return reader;
  }

  Address address() {
    return address;
  }

  /** Which of the places that the address stands for. */
  SocketAddress place() {
    return place;
  }

  @Override
  public void close() {
    close(plain);
  }

  /** Whatever close says, the socket is of no use any more. */
  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      log.debug("A socket did not close well", e);
    }
  }
}
