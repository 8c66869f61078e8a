package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.examples.DemoSite;
import org.junit.jupiter.api.Test;

class CounterTest extends BrowserTest {

  @Test
  void twoTabsShareTheCounter() {
    Site site = serve(DemoSite.builder());
    Page one = open(site, "/counter");
    Page two = open(site, "/counter");

    click(one, "increment");
    click(two, "increment");
    click(two, "increment");
    click(one, "decrement");

    assertCount(one, 2);
    assertCount(two, 2);
  }

  @Test
  void noClickIsLostHoweverFast() {
    Site site = serve(DemoSite.builder());
    Page one = open(site, "/counter");
    Page two = open(site, "/counter");

    clickTimes(one, 200);
    clickTimes(two, 200);

    assertCount(one, 400);
    assertCount(two, 400);
  }

  @Test
  void aNewTabStartsAtTheTrueNumber() {
    Site site = serve(DemoSite.builder());
    Page one = open(site, "/counter");
    clickTimes(one, 7);
    assertCount(one, 7);

    assertCount(openPlain(site, "/counter"), 7);
  }

  @Test
  void theGuidesCounterAgreesInAllTabs() {
    Site site = serve(DemoSite.builder());
    Page one = open(site, "/guide/counter");
    Page two = open(site, "/guide/counter");

    click(one, "increment");
    assertCount(two, 1);
    click(two, "increment");
    assertCount(one, 2);
    click(one, "decrement");
    assertCount(two, 1);
    assertCount(one, 1);
  }

  private static void click(Page page, String event) {
    page.locator("[phx-click=" + event + "]").click();
  }

  /** Clicks faster than a hand can. */
  private static void clickTimes(Page page, int times) {
    page.locator("[phx-click=increment]")
        .evaluate("(button, times) => { for (let i = 0; i < times; i++) button.click() }", times);
  }

  private static void assertCount(Page page, int count) {
    assertThat(page.locator("#count")).hasText(Integer.toString(count));
  }
}
