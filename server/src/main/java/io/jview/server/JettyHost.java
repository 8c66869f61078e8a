package io.jview.server;

import io.jview.server.connection.Connectors;
import io.jview.server.connection.HttpThreads;
import io.jview.server.connection.Listening;
import io.jview.server.process.JettyLog;
import io.jview.server.request.BareErrors;
import io.jview.server.request.JettyFront;
import io.jview.server.request.RequestThreads;
import io.jview.server.socket.JettySockets;
import io.jview.server.socket.SlowBrowsers;
import io.jview.web.Limits;
import io.jview.web.host.SiteEndpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;

/**
 * The embedded Jetty. Its own platform threads read and write connections; requests run on virtual
 * threads, see {@link JettyFront}.
 */
final class JettyHost {

  private static final int MIN_THREADS = 4;

  /**
   * What they do never waits, so more would only take the processors from those that run views, of
   * which there are as many as processors.
   */
  private static final int MAX_THREADS =
      Math.max(2 * MIN_THREADS, 4 * Runtime.getRuntime().availableProcessors());

  private static final int MIN_COMPRESSED_BYTES = 1_024;
  private static final long KEPT_SHARE = 256;
  private static final long KEPT_AT_LEAST = 1 << 20;

  /** By how many references Jetty pads its queues: a cache line of 64 bytes. */
  private static final String PADDING = "org.eclipse.jetty.util.referencesPerCacheLine";

  static {
    // Without it Jetty starts all of the JVM's management to find out, a tenth of a second.
    if (System.getProperty(PADDING) == null) {
      System.setProperty(PADDING, "16");
    }
  }

  private final ServerOptions options;
  private final Server server;
  private final RequestThreads requests = new RequestThreads();
  private final ServerConnector connector;
  private volatile int port;

  JettyHost(ServerOptions options, int wantedPort, SiteEndpoint site, SlowBrowsers slowBrowsers) {
    JettyLog.limit();
    this.options = options;
    server =
        new Server(
            new HttpThreads(MAX_THREADS, MIN_THREADS),
            new ScheduledExecutorScheduler("jview-http-timer", false),
            buffers());
    Listening listening = options.listening();
    connector = Connectors.create(server, listening, site.budget());
    connector.setPort(wantedPort);
    server.addConnector(connector);
    WebSocketMappings mappings =
        new WebSocketMappings(WebSocketServerComponents.ensureWebSocketComponents(server));
    Limits limits = listening.limits();
    JettySockets sockets =
        new JettySockets(
            mappings, limits, options.socketCompression(), site.budget(), slowBrowsers);
    Handler front = new JettyFront(requests, site, sockets, limits);
    server.setHandler(new GracefulHandler(options.compression() ? compressed(front) : front));
    server.setErrorHandler(new BareErrors(site, sockets, limits));
  }

  /** Keeps some buffers for the next connections, and not those of a crowd that has left. */
  private static ByteBufferPool buffers() {
    long kept = Math.max(Runtime.getRuntime().maxMemory() / KEPT_SHARE, KEPT_AT_LEAST);
    return new ArrayByteBufferPool(-1, -1, -1, Integer.MAX_VALUE, kept, kept);
  }

  /** Takes the port, so that a taken one is told before anything else is started. */
  void listen() {
    try {
      connector.open();
      port = connector.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(explain(failure), failure);
    }
  }

  void start() {
    requests.start();
    try {
      server.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(explain(failure), failure);
    } catch (Exception failure) {
      throw new IllegalStateException(
          "The web server did not start: " + failure.getMessage(), failure);
    }
  }

  /** Gives the port that was taken, also after the stop. */
  int port() {
    return port;
  }

  /** Lets the requests that run end within the time; those that do not are interrupted. */
  void stop(Duration deadline) throws Exception {
    connector.close();
    server.setStopTimeout(deadline.toMillis());
    try {
      server.stop();
    } finally {
      requests.stop();
      server.destroy();
    }
  }

  private String explain(IOException failure) {
    String where =
        "port " + connector.getPort() + " of " + Connectors.name(options.listening().host());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException bind
          && String.valueOf(bind.getMessage()).contains("in use")) {
        return "Cannot listen on "
            + where
            + ": it is in use. Stop the program that has it, or take another port.";
      }
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return "Cannot listen on " + where + ": " + cause.getMessage();
  }

  private static Handler compressed(Handler next) {
    GzipCompression gzip = new GzipCompression();
    gzip.setMinCompressSize(MIN_COMPRESSED_BYTES);
    CompressionHandler handler = new Compression(next);
    handler.putCompression(gzip);
    handler.putConfiguration(
        "/*", CompressionConfig.builder().defaults().decompressExcludePath("/*").build());
    return handler;
  }

  /** Compresses what is whole: a part is one of the bytes as they are. */
  private static final class Compression extends CompressionHandler {

    private Compression(Handler next) {
      super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      return request.getHeaders().contains(HttpHeader.RANGE)
          ? getHandler().handle(request, response, callback)
          : super.handle(request, response, callback);
    }
  }
}
