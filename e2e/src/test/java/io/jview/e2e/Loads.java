package io.jview.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.time.Duration;

/** How often a tab has loaded a page, and how often it has opened a socket. */
final class Loads {

  /** For how long a page that should have come to rest is looked at. */
  private static final Duration WATCH = Duration.ofSeconds(Long.getLong("jview.watch.seconds", 12));

  private final Page page;
  private int documents;
  private int joins;

  private Loads(Page page) {
    this.page = page;
  }

  static Loads of(Page page) {
    Loads loads = new Loads(page);
    page.onRequest(loads::count);
    page.onWebSocket(
        socket ->
            socket.onFrameSent(
                frame -> {
                  if (String.valueOf(frame.text()).contains("phx_join")) {
                    loads.joins++;
                  }
                }));
    return loads;
  }

  private void count(Request request) {
    if (request.isNavigationRequest() && request.frame().equals(page.mainFrame())) {
      documents++;
    }
  }

  /** Watches for a while: a page that loads itself again and again is seen to do it. */
  Loads watch() {
    page.waitForTimeout(WATCH.toMillis());
    return this;
  }

  int documents() {
    return documents;
  }

  int joins() {
    return joins;
  }

  @Override
  public String toString() {
    return documents + " loads and " + joins + " joins";
  }
}
