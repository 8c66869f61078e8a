package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import io.jview.examples.DemoSite;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms and dialogs as their users have them: keys, focus, rows, and a page that shows it all. */
class FormsTest extends BrowserTest {

  private Site site;
  private Page page;

  @BeforeEach
  void start() {
    site = serve(DemoSite.builder());
  }

  @AfterEach
  void nothingIsUndefined() {
    assertThat(page.content()).doesNotContain("undefined");
    page.context().close();
  }

  private void at(String path) {
    page = openLive(site.url(path));
  }

  private Object focused() {
    return page.evaluate("document.activeElement.id");
  }

  @Test
  void errorsWaitUntilTheUserHasBeenInAField() {
    at("/sink/forms");
    page.fill("#purchase-customer", "A");
    page.fill("#purchase-customer", "");
    assertThat(page.locator("#purchase-customer-error")).hasText("Please fill this in.");
    assertThat(page.locator(".jview-error")).hasCount(1);
    assertThat(page.locator("#purchase-customer")).hasAttribute("aria-invalid", "true");

    page.fill("#purchase-budget", "1,5");
    assertThat(page.locator("#purchase-budget-error"))
        .hasText("Please enter a number, such as 12.5.");
    page.click("text=Check");
    assertThat(page.locator("#purchase-address-city-error")).hasText("Please fill this in.");
    assertThat(page.locator("#purchase-budget")).hasValue("1,5");
    assertThat(page.locator("#flash-error")).containsText("Something is missing.");
  }

  @Test
  void everyKindOfFieldIsReadAndPosted() {
    at("/sink/forms");
    page.fill("#purchase-customer", "Ada");
    page.fill("#purchase-email", "ada@example.org");
    page.check("#purchase-delivery-COURIER");
    page.fill("#purchase-due", "2027-01-31");
    page.fill("#purchase-at", "14:30");
    page.selectOption("#purchase-paper", "PLAIN");
    page.check("#purchase-gift");
    page.fill("#purchase-address-city", "Graz");
    page.fill("#purchase-note", "\nTwo lines");
    page.click("text=Check");
    assertThat(page.locator("#purchase-extras-error")).hasText("A gift needs some wrapping.");
    page.check("#purchase-extras-RIBBON");
    page.check("#purchase-extras-CARD");
    page.click("text=Check");
    assertThat(page.locator("#flash-info")).containsText("All is well, and costs 13.");
    assertThat(page.locator("#purchase-extras-RIBBON")).isChecked();
    assertThat(page.locator("#purchase-delivery-COURIER")).isChecked();
    assertThat(page.locator("#purchase-note")).hasValue("\nTwo lines");
    page.uncheck("#purchase-gift");
    page.click("#pay");

    assertThat(page.locator("#ordered")).hasText("Number 7 for Ada, 13 pieces.");
  }

  @Test
  void rowsComeAndGoAndTheFocusStays() {
    at("/sink/forms");
    page.focus("#purchase-lines-1-name");
    page.keyboard().press("End");
    page.keyboard().type("s");
    page.evaluate("document.querySelector('#line-1 [aria-label=\"Move up\"]').click()");
    assertThat(page.locator(".line").first()).hasAttribute("id", "line-1");
    assertThat(focused()).isEqualTo("purchase-lines-1-name");
    page.keyboard().type("!");
    assertThat(page.locator("#purchase-lines-1-name")).hasValue("Inks!");

    page.click("#add-line");
    page.fill("#purchase-lines-2-name", "Rubber");
    page.fill("#purchase-lines-2-count", "2");
    page.click("#line-0 [aria-label=Remove]");
    assertThat(page.locator(".line")).hasCount(2);
    assertThat(focused()).isEqualTo("add-line");
    page.fill("#purchase-customer", "Ada");
    page.fill("#purchase-address-city", "Graz");
    page.click("text=Check");
    assertThat(page.locator("#flash-info")).containsText("All is well, and costs 3.");
  }

  @Test
  void afterAReconnectTheRowsAreThereAgain() {
    at("/sink/forms");
    page.click("#line-0 [aria-label=Remove]");
    page.click("#add-line");
    page.fill("#purchase-lines-2-name", "Rubber");
    page.fill("#purchase-customer", "Ada");
    assertThat(page.locator(".line")).hasCount(2);

    page.evaluate("liveSocket.disconnect(() => liveSocket.connect())");
    awaitLive(page);
    assertThat(page.locator(".line")).hasCount(2);
    assertThat(page.locator("#purchase-lines-2-name")).hasValue("Rubber");
    assertThat(page.locator("#purchase-customer")).hasValue("Ada");
  }

  @Test
  void aDialogTakesTheFocusAndGivesItBack() {
    at("/sink/parts");
    page.focus("[aria-label='Rename Part O2']");
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog")).isVisible();
    assertThat(page.locator("#name-name")).isFocused();
    page.fill("#name-name", "");
    assertThat(page.locator("#name-name-error")).hasText("Please fill this in.");
    assertThat(page.locator("dialog")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(page.locator("[aria-label='Rename Part O2']")).isFocused();

    page.keyboard().press("Enter");
    page.fill("#name-name", "Screw");
    page.keyboard().press("Enter");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(page.locator("#parts")).containsText("Screw");
    assertThat(page.locator("#flash-info")).containsText("It is called Screw now.");
    page.click("#flash-info [aria-label=Close]");
    assertThat(page.locator("#flash-info")).hasCount(0);

    page.click("[aria-label='Rename Screw']");
    page.mouse().click(2, 2);
    assertThat(page.locator("dialog")).hasCount(0);
  }

  @Test
  void aTableSortsByItsAddress() {
    at("/sink/parts");
    page.click("th a:has-text('In stock')");
    assertThat(page).hasURL(site.url("/sink/parts?page=1&sort=stock&desc=false"));
    assertThat(page.locator("[aria-sort=ascending]")).hasText("In stock");
    page.click("nav a:has-text('Next')");
    assertThat(page.locator("[aria-current=page]").last()).hasText("2");
    page.goBack();
    assertThat(page.locator("[aria-current=page]").last()).hasText("1");
    expectComplaint("400");
    page.navigate(site.url("/sink/parts?page=many"));
    assertThat(page.locator("h1")).hasText("400");
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void thePagesFitTheScreen(int width) {
    NewContextOptions screen = new NewContextOptions().setViewportSize(width, 800);
    page = open(newProfile(screen), site, "/sink/forms");
    page.fill("#purchase-budget", "1,5");
    page.click("text=Check");
    assertThat(page.locator("#flash-error")).isVisible();
    picture("forms", width);
    page.navigate(site.url("/sink/parts?sort=name"));
    awaitLive(page);
    picture("parts", width);
    page.click("#parts tr:first-child button");
    assertThat(page.locator("dialog")).isVisible();
    picture("parts-dialog", width);
  }

  private void picture(String name, int width) {
    Path file = Path.of("target", "screenshots", name + "-" + width + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
  }
}
