package io.jview.pubsub.redis.resp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes a connection an encrypted one. */
final class Encryption {

  private static final String PLAIN =
      "this port is not encrypted: use redis:// in place of rediss://, or the server's TLS port";

  private Encryption() {}

  /** Agrees on encryption; a server that does not answer in half the time is asked in plain. */
  static Socket begin(
      Socket plain,
      SSLSocketFactory tls,
      Address address,
      SocketAddress place,
      Deadline deadline,
      Opening opening)
      throws IOException {
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, address.host(), address.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.setSoTimeout(deadline.part(2).millis());
    try {
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      if (!Causes.isCertificate(e) && speaksPlain(place, deadline, opening)) {
        throw new Refusal(PLAIN);
      }
      if (e instanceof EOFException || e instanceof SocketException) {
        throw new IOException(
            "the server closed the connection before encryption was agreed on: perhaps its"
                + " maxclients is reached; its log tells more",
            e);
      }
      throw e;
    }
  }

  /** Whether what listens answers to words of Redis as they are. */
  private static boolean speaksPlain(SocketAddress place, Deadline deadline, Opening opening) {
    try (Socket asked = RespSocket.connect(place, deadline, opening)) {
      asked.setSoTimeout(deadline.part(2).millis());
      asked.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
      int first = asked.getInputStream().read();
      return first == '+' || first == '-';
    } catch (IOException e) {
      return false;
    }
  }
}
