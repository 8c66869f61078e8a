package io.jview.liveview.host;

import org.jspecify.annotations.Nullable;

/**
 * A request to open a LiveView socket.
 *
 * @param origin the Origin header; null where there is none
 * @param host the Host header (or HTTP/2 authority), with its port where it is given
 * @param secure whether the browser came over TLS, as far as the server can tell
 * @param query the query, encoded; it holds the connect parameters, so it must not be logged
 * @param cookies the request's cookies
 */
public record SocketRequest(
    @Nullable String origin,
    @Nullable String host,
    boolean secure,
    @Nullable String query,
    Cookies cookies) {}
