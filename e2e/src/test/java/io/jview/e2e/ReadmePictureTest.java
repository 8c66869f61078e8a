package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.jview.examples.DemoSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/**
 * Paints the picture of the README as {@code target/screenshots/demo.png}. When the demo has a new
 * look, copy it to {@code docs/images}.
 */
class ReadmePictureTest extends BrowserTest {

  private static final Path PICTURE = Path.of("target", "screenshots", "demo.png");
  private static final int LARGEST = 200_000;
  private static final String FRAME =
      """
      <style>
        body { margin: 0; padding: 36px; background: #dfe5f2; display: flex; gap: 32px; }
        img { border-radius: 12px; box-shadow: 0 12px 36px rgb(28 34 48 / 0.22); }
      </style>
      <img width="520" height="540" src="data:image/png;base64,%s">
      <img width="624" height="540" src="data:image/png;base64,%s">
      """;

  @Test
  void theCounterAndTheChatMakeASmallPicture() throws Exception {
    Site site = serve(DemoSite.builder());

    Page frame = window(1248, 612).newPage();
    frame.setContent(FRAME.formatted(counter(site), chat(site)));
    frame.screenshot(new Page.ScreenshotOptions().setPath(PICTURE));

    assertThat(Files.size(PICTURE)).isBetween(10_000L, (long) LARGEST);
  }

  private String counter(Site site) {
    Page page = open(window(520, 540), site, "/counter");
    page.locator("[phx-click=increment]")
        .evaluate("button => { for (let i = 0; i < 42; i++) button.click() }");
    assertThat(page.locator("#count")).hasText("42");
    return picture(page);
  }

  private String chat(Site site) {
    Page page = open(window(624, 540), site, "/chat/java");
    say(page, "Ada", "The counter is at 42 in all my tabs.");
    say(page, "Grace", "On my phone, too. What is behind it?");
    say(page, "Ada", "One Java class, rendered on the server.");
    say(page, "Linus", "And between the servers?");
    say(page, "Grace", "Whatever broker you have. Here: none at all.");
    page.locator("[name=text]").fill("So every page that is op");
    page.locator("[name=text]").blur();
    return picture(page);
  }

  private static void say(Page page, String name, String text) {
    page.locator("[name=name]").fill(name);
    page.locator("[name=text]").fill(text);
    page.locator("#chat-form button").click();
    assertThat(page.locator("#messages li").last()).containsText(text);
  }

  private static String picture(Page page) {
    return Base64.getEncoder().encodeToString(page.screenshot());
  }

  private BrowserContext window(int width, int height) {
    return newProfile(
        new NewContextOptions().setViewportSize(width, height).setDeviceScaleFactor(1.5));
  }
}
