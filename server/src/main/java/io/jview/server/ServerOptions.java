package io.jview.server;

import io.jview.server.connection.Listening;

/** How the server listens and what it does; {@link ServerBuilder} says what each means. */
record ServerOptions(
    Listening listening, boolean compression, boolean socketCompression, boolean stopOnShutdown) {}
