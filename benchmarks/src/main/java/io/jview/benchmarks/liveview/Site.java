package io.jview.benchmarks.liveview;

import io.jview.server.JView;
import io.jview.web.Limits;
import java.io.IOException;

/** The program of a host that serves {@link Views}. */
final class Site {

  /** A measured browser sends more than any that somebody sits in front of. */
  private static final int UNLIMITED = 1_000_000;

  private Site() {}

  public static void main(String[] arguments) throws IOException {
    try (JView site =
        JView.builder()
            .host(Host.ADDRESS)
            .limits(Limits.DEFAULTS.withMessageRate(UNLIMITED, UNLIMITED))
            .live("/own", new Views.Own())
            .live("/shared", new Views.Shared())
            .build()) {
      site.start(0);
      Host.serve(site.port());
    }
  }
}
