package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.jview.examples.DemoSite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leaves a picture of every page in {@code target/screenshots}, for people to look at. */
class AppearanceTest extends BrowserTest {

  enum Screen {
    PHONE_LIGHT(360, 740, ColorScheme.LIGHT),
    PHONE_DARK(360, 740, ColorScheme.DARK),
    DESKTOP_LIGHT(1280, 800, ColorScheme.LIGHT),
    DESKTOP_DARK(1280, 800, ColorScheme.DARK);

    final int width;
    final int height;
    final ColorScheme scheme;

    Screen(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }

    NewContextOptions options() {
      return new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
    }
  }

  private static final List<String> PAGES =
      List.of("/", "/counter", "/guide/counter", "/chat", "/sink", "/sink/components");

  @ParameterizedTest
  @EnumSource
  void everyPageFitsTheScreen(Screen screen) {
    Site site = serve(DemoSite.builder());
    Page page = open(newProfile(screen.options()), site, "/chat/java");
    write(page, "Grace", "Has anybody tried virtual threads for this?");
    write(page, "Ada", "Yes: a page takes one only while it has something to do.");
    write(page, "Grace", "And " + "a".repeat(90) + " still fits?");
    assertFits(page, screen, "chat-room");

    for (String path : PAGES) {
      page.navigate(site.url(path));
      awaitLive(page);
      assertFits(page, screen, path.equals("/") ? "home" : path.substring(1).replace('/', '-'));
    }
    expectComplaint("404");
    page.navigate(site.url("/nowhere"));
    assertFits(page, screen, "not-found");
  }

  private static void write(Page page, String name, String text) {
    page.locator("[name=name]").fill(name);
    page.locator("[name=text]").fill(text);
    page.locator("#chat-form button").click();
    assertThat(page.locator("#messages li").last()).containsText(text);
  }

  private static void assertFits(Page page, Screen screen, String name) {
    String file = name + "-" + screen.name().toLowerCase().replace('_', '-') + ".png";
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", file)));
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of %s on %s", name, screen)
        .isEqualTo(screen.width);
  }
}
