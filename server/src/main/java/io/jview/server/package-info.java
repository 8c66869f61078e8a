/**
 * The embedded web server: {@link io.jview.server.JView} puts a site on a port. HTTP/1.1, HTTP/2
 * and WebSocket, with or without TLS.
 */
@NullMarked
package io.jview.server;

import org.jspecify.annotations.NullMarked;
