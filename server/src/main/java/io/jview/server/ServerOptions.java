package io.jview.server;

import io.jview.web.Limits;
import org.jspecify.annotations.Nullable;

/** How the server listens and what it bears; {@link ServerBuilder} says what each means. */
record ServerOptions(
    @Nullable String host,
    @Nullable Tls tls,
    boolean compression,
    boolean socketCompression,
    Limits limits,
    boolean stopOnShutdown,
    boolean trustForwardedHeaders) {}
