package io.jview.e2e;

import io.jview.server.JView;
import io.jview.server.JViewBuilder;
import io.jview.server.ServerBuilder;
import io.jview.web.Limits;
import java.time.Duration;

/** A site that a test serves on a port of its own. */
final class Site implements AutoCloseable {

  private static final String SECRET = "the same for all sites of these tests";

  private final JView app;

  private Site(JView app) {
    this.app = app;
  }

  static Site start(JViewBuilder pages) {
    return start(pages, 0);
  }

  /** Starts a site on a port that another one has left. */
  static Site start(JViewBuilder pages, int port) {
    Limits limits = Limits.DEFAULTS.withDrainDeadline(Duration.ZERO);
    pages.host("127.0.0.1").secret(SECRET).limits(limits).stopOnShutdown(false);
    return started(pages.build(), port);
  }

  static Site start(ServerBuilder server) {
    Limits limits = Limits.DEFAULTS.withDrainDeadline(Duration.ZERO);
    server.host("127.0.0.1").secret(SECRET).limits(limits).stopOnShutdown(false);
    return started(server.build(), 0);
  }

  private static Site started(JView app, int port) {
    app.start(port);
    return new Site(app);
  }

  int port() {
    return app.port();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Stops gracefully, as for a deploy: its browsers are told to come back (close code 1012). */
  @Override
  public void close() {
    app.stop();
  }
}
