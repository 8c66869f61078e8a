package io.jview.liveview.host;

import io.jview.liveview.Peer;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A request to open a LiveView socket.
 *
 * @param origin the Origin header; null where there is none
 * @param host the Host header (or HTTP/2 authority), with its port where it is given
 * @param secure whether the browser came over TLS, as far as the server can tell
 * @param address whose sockets are counted together, such as the browser's IP address; null: this
 *     one is not counted
 * @param query the query, encoded; it holds the connect parameters, so it must not be logged
 * @param cookies the request's cookies
 * @param peer who asks
 * @param principal who is signed in with the host; null where nobody is, or the host knows nobody
 */
public record SocketRequest(
    @Nullable String origin,
    @Nullable String host,
    boolean secure,
    @Nullable String address,
    @Nullable String query,
    Cookies cookies,
    Peer peer,
    @Nullable Principal principal) {

  /**
   * Makes a request of an unknown peer.
   *
   * @param origin the Origin header; null where there is none
   * @param host the Host header; null where there is none
   * @param secure whether the browser came over TLS
   * @param query the query; null where there is none
   * @param cookies the request's cookies
   */
  public SocketRequest(
      @Nullable String origin,
      @Nullable String host,
      boolean secure,
      @Nullable String query,
      Cookies cookies) {
    this(origin, host, secure, null, query, cookies, Peer.UNKNOWN, null);
  }
}
