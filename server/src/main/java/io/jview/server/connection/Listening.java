package io.jview.server.connection;

import io.jview.web.Limits;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where connections come in and what is borne of them.
 *
 * @param host the address to listen on; null: all
 * @param tls makes them secure; null: in the clear
 * @param limits what is borne
 * @param trustForwardedHeaders whether a proxy's word on its clients is taken
 */
public record Listening(
    @Nullable String host,
    SslContextFactory.@Nullable Server tls,
    Limits limits,
    boolean trustForwardedHeaders) {}
