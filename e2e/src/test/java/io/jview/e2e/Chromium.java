package io.jview.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

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
        named("JVIEW_CHROMIUM", NAMES)
            .or(() -> existing(playwright.chromium().executablePath()))
            .orElseThrow(() -> lacking("a Chromium (on the path, or named by JVIEW_CHROMIUM)"));
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
  }

  private static String node() {
    return named("PLAYWRIGHT_NODEJS_PATH", List.of("node"))
        .orElseThrow(() -> lacking("Node.js (on the path, or named by PLAYWRIGHT_NODEJS_PATH)"))
        .toString();
  }

  private static boolean nodeIsBundled() {
    return Stream.of("linux", "linux-arm64", "mac", "mac-arm64")
        .anyMatch(system -> Chromium.class.getResource("/driver/" + system + "/node") != null);
  }

  private static Optional<Path> named(String variable, List<String> programs) {
    String named = System.getenv(variable);
    return named == null ? onPath(programs) : existing(named);
  }

  private static Optional<Path> onPath(List<String> programs) {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return programs.stream()
        .flatMap(program -> Stream.of(folders).map(folder -> Path.of(folder, program)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Optional<Path> existing(String program) {
    return Optional.of(Path.of(program)).filter(Files::isExecutable);
  }

  private static RuntimeException lacking(String what) {
    String message = "The browser tests need " + what;
    return "true".equals(System.getenv("CI"))
        ? new IllegalStateException(message)
        : new TestAbortedException(message);
  }
}
