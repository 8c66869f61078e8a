package io.jview.web.host;

import io.jview.liveview.host.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and its one answer, as a host gives it to a site. The site calls it on the
 * thread that it was given the exchange on, and answers exactly once: with one of the {@code send}
 * methods, with {@link #upgrade} or with {@link #abort}.
 */
public interface HttpExchange {

  /**
   * Gives the method.
   *
   * @return such as {@code GET}; for {@code HEAD} the host leaves the answer's body out
   */
  String method();

  /**
   * Gives the path below {@link #contextPath}.
   *
   * @return the path, percent-encoded as it came; starts with a slash
   */
  String path();

  /**
   * Gives where the host has put the site.
   *
   * @return the part of the address's path that {@link #path} lacks, without a slash at its end;
   *     empty where the whole host is the site's
   */
  default String contextPath() {
    return "";
  }

  /**
   * Gives the query.
   *
   * @return the query, encoded, without its question mark; null where there is none
   */
  @Nullable String query();

  /**
   * Gives a header.
   *
   * @param name its name, upper or lower case
   * @return its first value, or null where there is none
   */
  @Nullable String header(String name);

  /**
   * Gives all values of a header that may come several times.
   *
   * @param name its name, upper or lower case
   * @return the values in order; empty where there are none
   */
  List<String> headers(String name);

  /**
   * Gives the host as the browser addressed it, with its port where that is given.
   *
   * @return such as {@code www.example.com:8443}; null where the browser did not say
   */
  @Nullable String authority();

  /**
   * Tells whether the browser came over TLS, as far as the host can tell.
   *
   * @return whether it did
   */
  boolean secure();

  /**
   * Gives the browser's network address.
   *
   * @return an IP address without a port; null where the host knows none
   */
  default @Nullable String remoteAddress() {
    return null;
  }

  /**
   * Gives who the host says is signed in.
   *
   * @return the principal; null where the host knows none
   */
  default @Nullable Principal principal() {
    return null;
  }

  /**
   * Gives the id of a session that the host itself keeps, besides the site's signed cookie.
   *
   * @return the id; null where there is none
   */
  default @Nullable String sessionId() {
    return null;
  }

  /**
   * Gives the browser's languages where the host has its own way to find them.
   *
   * @return the locales, the preferred one first; empty: the site reads {@code Accept-Language}
   */
  default List<Locale> locales() {
    return List.of();
  }

  /**
   * Gives what the host or a filter of it has put beside the request.
   *
   * @param name the attribute's name
   * @return its value; null where there is none
   */
  default @Nullable Object attribute(String name) {
    return null;
  }

  /**
   * Tells how long the body is.
   *
   * @return its length in bytes; negative where that is not known beforehand
   */
  long contentLength();

  /**
   * Opens the body. Reading it may block.
   *
   * @return the bytes that follow the headers; empty where there are none
   * @throws IOException if the body is malformed or the browser is gone
   */
  InputStream body() throws IOException;

  /**
   * Sets a header of the answer, in place of those of that name.
   *
   * @param name its name
   * @param value its value
   */
  void header(String name, String value);

  /**
   * Adds a header to the answer, beside those of that name.
   *
   * @param name its name
   * @param value its value
   */
  void addHeader(String name, String value);

  /**
   * Takes a header of the answer back, where that has been set.
   *
   * @param name its name
   */
  default void withdraw(String name) {}

  /**
   * Tells whether the answer has begun, so that it cannot be another one any more.
   *
   * @return whether it has
   */
  boolean isCommitted();

  /**
   * Answers. May return before everything is written.
   *
   * @param status the HTTP status; of 204 and 304 there is no body, nor a {@code Content-Length}
   * @param body the body, which nobody changes any more
   */
  void send(int status, byte[] body);

  /**
   * Answers with a body that is written piece by piece, on this thread; may block.
   *
   * @param status the HTTP status
   * @param length how many bytes will be written; negative where that is not known before
   * @param body writes them; not called for {@code HEAD}
   * @throws IOException what {@code body} threw, or the browser is gone
   */
  void send(int status, long length, BodyWriter body) throws IOException;

  /**
   * Makes the connection a WebSocket. Where that cannot be, the exchange is still to be answered.
   *
   * @param opener is asked for who takes the socket's messages, before the browser is answered
   * @throws RefusedException what {@code opener} threw, or if the request is no proper handshake
   */
  void upgrade(SocketOpener opener) throws RefusedException;

  /**
   * Is told of a failure of the application before its error page is sent. A host may keep it for
   * its own log; the site has logged it.
   *
   * @param cause what was thrown
   */
  default void failed(Throwable cause) {}

  /**
   * Ends the exchange without a whole answer.
   *
   * @param cause why
   */
  void abort(Throwable cause);
}
