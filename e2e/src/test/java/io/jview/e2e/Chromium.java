package io.jview.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
          "--disable-sync",
          "--host-resolver-rules=MAP *.test 127.0.0.1");

  /** What a user chooses in the settings: no site may keep anything. */
  private static final String BLOCKING =
      "{\"profile\":{\"default_content_setting_values\":{\"cookies\":2}}}";

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
    Playwright playwright = playwright();
    try {
      return new Chromium(playwright, launch(playwright));
    } catch (RuntimeException failure) {
      playwright.close();
      throw failure;
    }
  }

  /** Starts one with a profile of its own, whose user lets no site keep cookies or anything. */
  BrowserContext thatKeepsNothing(Path profile) {
    try {
      Path settings = Files.createDirectories(profile.resolve("Default")).resolve("Preferences");
      Files.writeString(settings, BLOCKING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BrowserType chromium = playwright.chromium();
    return chromium.launchPersistentContext(
        profile,
        new BrowserType.LaunchPersistentContextOptions()
            .setExecutablePath(program(chromium))
            .setArgs(ARGUMENTS));
  }

  private static Playwright playwright() {
    Map<String, String> environment =
        new HashMap<>(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    if (!nodeIsBundled()) {
      environment.put("PLAYWRIGHT_NODEJS_PATH", node());
    }
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
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
    BrowserType chromium = playwright.chromium();
    return chromium.launch(
        new BrowserType.LaunchOptions().setExecutablePath(program(chromium)).setArgs(ARGUMENTS));
  }

  private static Path program(BrowserType chromium) {
    return Programs.named("JVIEW_CHROMIUM", NAMES)
        .or(() -> Programs.existing(chromium.executablePath()))
        .orElseThrow(
            () -> Programs.lacking("a Chromium (on the path, or named by JVIEW_CHROMIUM)"));
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
