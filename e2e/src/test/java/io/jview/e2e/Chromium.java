package io.jview.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A headless Chromium of this machine, driven by Playwright. For one thread. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts one. Where the machine lacks it, tests are skipped, but fail in continuous integration.
   */
  static Chromium start() {
    Map<String, String> environment =
        new HashMap<>(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    if (!nodeIsBundled()) {
      environment.put("PLAYWRIGHT_NODEJS_PATH", node());
    }
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    try {
      return new Chromium(playwright, launch(playwright));
    } catch (RuntimeException failure) {
      playwright.close();
      throw failure;
    }
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Browser launch(Playwright playwright) {
    Path program =
        Programs.named("JVIEW_CHROMIUM", NAMES)
            .or(() -> Programs.existing(playwright.chromium().executablePath()))
            .orElseThrow(
                () -> Programs.lacking("a Chromium (on the path, or named by JVIEW_CHROMIUM)"));
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
  }

  private static String node() {
    return Programs.named("PLAYWRIGHT_NODEJS_PATH", List.of("node"))
        .orElseThrow(
            () -> Programs.lacking("Node.js (on the path, or named by PLAYWRIGHT_NODEJS_PATH)"))
        .toString();
  }

  private static boolean nodeIsBundled() {
    return Stream.of("linux", "linux-arm64", "mac", "mac-arm64")
        .anyMatch(system -> Chromium.class.getResource("/driver/" + system + "/node") != null);
  }
}
