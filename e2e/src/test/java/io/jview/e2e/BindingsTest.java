package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.jview.examples.DemoSite;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the client asks the server and when not, on the page of the kitchen sink that shows it. */
class BindingsTest extends BrowserTest {

  private Page page;

  @BeforeEach
  void openBindings() {
    page = open(serve(DemoSite.builder()), "/sink/bindings");
  }

  private Locator at(String css) {
    return page.locator(css);
  }

  @Test
  void whatIsTypedInOneGoIsSentOnce() {
    at("[name=q]").pressSequentially("ginger");

    assertThat(at("#text")).hasText("ginger");
    assertThat(at("#heard-search")).hasText("1");
  }

  @Test
  void aFieldThatWaitsForBlurIsSentWhenItIsLeft() {
    at("[name=late]").pressSequentially("later");
    page.keyboard().press("F2");
    assertThat(at("#heard-key")).hasText("1");
    assertThat(at("#heard-search")).hasCount(0);

    at("[name=late]").blur();
    assertThat(at("#heard-search")).hasText("1");
  }

  @Test
  void clicksInOneSecondAreSentOnce() {
    at("#throttled").evaluate("button => { for (let i = 0; i < 20; i++) button.click() }");
    page.keyboard().press("F2");

    assertThat(at("#heard-key")).hasText("1");
    assertThat(at("#heard-throttled")).hasText("1");
  }

  @Test
  void aKeyOfTheWindowIsHeardWhereverTheFocusIs() {
    page.keyboard().press("F1");
    page.keyboard().press("F2");
    at("#throttled").focus();
    page.keyboard().press("F2");

    assertThat(at("#heard-key")).hasText("2");
  }

  @Test
  void anElementOfTheBrowsersOwnIsLeftAlone() {
    at("#ours").evaluate("ours => ours.textContent = 'drawn by a script'");
    page.keyboard().press("F2");

    assertThat(at("#heard-key")).hasText("1");
    assertThat(at("#ours")).hasText("drawn by a script");
  }

  @Test
  void anElementThatComesOrGoesRunsItsCommand() {
    assertThat(at("#guest")).hasClass(Pattern.compile("\\bmarked\\b"));
    assertThat(at("#heard-arrived")).hasText("1");

    at("#toggle").click();
    assertThat(at("#guest")).hasCount(0);
    assertThat(at("#heard-left")).hasText("1");

    at("#toggle").click();
    assertThat(at("#heard-arrived")).hasText("2");
  }

  @Test
  void aListGoesOnAtBothEndsAndStaysBounded() {
    scrollUntil("frame.scrollHeight", "#line-119");
    assertThat(at("#lines li")).hasCount(80);
    assertThat(at("#line-0")).hasCount(0);

    scrollUntil("0", "#line-20");
    assertThat(at("#lines li")).hasCount(80);
  }

  /** Scrolls to an end again and again, as the client asks for more at most twice a second. */
  private void scrollUntil(String end, String line) {
    page.waitForFunction(
        """
        line => {
          const frame = document.getElementById("frame");
          frame.scrollTo(0, frame.scrollHeight / 2);
          frame.scrollTo(0, %s);
          return document.querySelector(line);
        }
        """
            .formatted(end),
        line,
        new Page.WaitForFunctionOptions().setPollingInterval(200));
  }
}
