package io.jview.pubsub.redis.resp;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Says in plain words what happened to a connection. */
final class Causes {

  /** Redis closes a connection without a word; only its own log says why. */
  private static final String REASONS =
      " (Redis does so when it ends, at a CLIENT KILL, and to a reader that is slower than its"
          + " client-output-buffer-limit allows; its log tells which)";

  private Causes() {}

  static String text(IOException cause) {
    if (cause instanceof UnknownHostException) {
      return "the host is unknown";
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused";
    }
    if (cause instanceof SocketTimeoutException) {
      return "it has not answered in time";
    }
    if (cause instanceof EOFException) {
      return "the server closed the connection";
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** What happened to a connection that carried messages. */
  static IOException ended(Address address, String role, IOException cause) {
    String text = "the " + role + " connection to Redis at " + address + " ended: " + text(cause);
    boolean byServer = cause instanceof EOFException || cause instanceof SocketException;
    return new IOException(byServer ? text + REASONS : text, cause);
  }
}
