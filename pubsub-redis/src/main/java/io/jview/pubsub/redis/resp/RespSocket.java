package io.jview.pubsub.redis.resp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a server: opened, logged in, and good for one question at a time. Used by one
 * thread at a time; only {@link #close()} may come from another one.
 */
public final class RespSocket implements Closeable {

  private static final Logger log = LoggerFactory.getLogger(RespSocket.class);

  private final Address address;

  /** What is closed: closing the encrypted one may wait for a peer that is dead. */
  private final Socket plain;

  private final Socket socket;
  private final RespReader reader;
  private final OutputStream out;
  private final RespBuffer buffer = new RespBuffer();

  private RespSocket(Address address, Socket plain, Socket socket) throws IOException {
    this.address = address;
    this.plain = plain;
    this.socket = socket;
    this.reader = new RespReader(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Connects, without a login. */
  public static RespSocket open(
      Address address, @Nullable SSLSocketFactory tls, Deadline deadline, Opening opening)
      throws IOException {
    Socket plain = new Socket();
    try {
      opening.add(plain);
      plain.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      plain.setTcpNoDelay(true);
      plain.connect(new InetSocketAddress(address.host(), address.port()), deadline.millis());
      Socket socket = tls == null ? plain : encrypt(plain, tls, address, deadline);
      return new RespSocket(address, plain, socket);
    } catch (IOException e) {
      plain.close();
      throw new IOException("Redis at " + address + ": " + Causes.text(e), e);
    }
  }

  private static Socket encrypt(
      Socket plain, SSLSocketFactory tls, Address address, Deadline deadline) throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, address.host(), address.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(deadline.millis());
    socket.startHandshake();
    return socket;
  }

  /** Logs in and selects what the options say. */
  public void login(RedisOptions options, Deadline deadline) throws IOException {
    String password = options.password();
    if (password != null) {
      String user = options.user();
      Object answer =
          user == null ? call(deadline, "AUTH", password) : call(deadline, "AUTH", user, password);
      demand(answer, "the login of user '" + (user == null ? "default" : user) + "'");
    }
    if (options.database() != 0) {
      String database = String.valueOf(options.database());
      demand(call(deadline, "SELECT", database), "database " + database);
    }
    call(deadline, "CLIENT", "SETNAME", options.clientName());
    demand(call(deadline, "PING"), "a PING");
  }

  private void demand(@Nullable Object answer, String what) throws IOException {
    if (answer instanceof RedisError error) {
      throw new IOException("Redis at " + address + " refused " + what + ": " + error.text());
    }
  }

  /** Asks, and waits for the answer. */
  public @Nullable Object call(Deadline deadline, String... words) throws IOException {
    byte[][] parts = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      parts[i] = words[i].getBytes(UTF_8);
    }
    buffer.command(parts);
    try {
      socket.setSoTimeout(deadline.millis());
      write(buffer);
      return reader.read();
    } catch (IOException e) {
      throw new IOException("Redis at " + address + ": " + Causes.text(e), e);
    }
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
