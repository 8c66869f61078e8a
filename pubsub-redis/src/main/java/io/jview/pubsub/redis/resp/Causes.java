package io.jview.pubsub.redis.resp;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in plain words what happened to a connection. */
public final class Causes {

  /** Redis closes a connection without a word; only its own log says why. */
  private static final String REASONS =
      " (Redis does so when it ends, at a CLIENT KILL, and to a reader that is slower than its"
          + " client-output-buffer-limit allows; its log tells which)";

  /** How an encrypting server may turn away what is not encrypted. */
  private static final String PERHAPS_ENCRYPTED =
      " before it answered (where its port is the encrypted one, use rediss://)";

  private Causes() {}

  /** The first words on a plain connection had no answer at all. */
  static IOException unanswered(IOException cause) {
    return cause instanceof EOFException || cause instanceof SocketException
        ? new IOException("the server closed the connection" + PERHAPS_ENCRYPTED, cause)
        : cause;
  }

  static String text(IOException cause) {
    if (cause instanceof UnknownHostException) {
      return "the host is unknown";
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused: nothing listens there";
    }
    if (cause instanceof NoRouteToHostException) {
      return "no way leads there";
    }
    if (cause instanceof SocketTimeoutException) {
      return "it has not answered in time";
    }
    if (cause instanceof EOFException) {
      return "the server closed the connection";
    }
    if (isCertificate(cause)) {
      return "its certificate is not accepted: " + deepest(cause);
    }
    if (cause instanceof SSLException) {
      return "no encryption was agreed on: " + deepest(cause);
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /** Whether a certificate does not fit the host, or is not trusted. */
  public static boolean isCertificate(@Nullable Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  private static String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** What happened to a connection that carried messages. */
  static IOException ended(Address address, String role, IOException cause) {
    String text = "the " + role + " connection to Redis at " + address + " ended: " + text(cause);
    boolean byServer = cause instanceof EOFException || cause instanceof SocketException;
    return new IOException(byServer ? text + REASONS : text, cause);
  }
}
