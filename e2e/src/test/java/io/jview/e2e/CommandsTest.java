package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.jview.examples.DemoSite;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client does by itself, on the page of the kitchen sink that shows it. */
class CommandsTest extends BrowserTest {

  private static final Pattern MARKED = Pattern.compile("\\bmarked\\b");

  private Site site;
  private Page page;

  @BeforeEach
  void openCommands() {
    site = serve(DemoSite.builder());
    page = open(site, "/sink/commands");
  }

  private Locator at(String css) {
    return page.locator(css);
  }

  /** Has the server render, which is to leave alone what commands have done. */
  private void render() {
    String before = at("#saved").textContent();
    at("#dispatch").click();
    assertThat(at("#saved")).not().hasText(before);
  }

  @Test
  void aMenuOpensAndClosesByItsButtonAndByAClickElsewhere() {
    assertThat(at("#menu")).isHidden();
    at("#menu-button").click();
    assertThat(at("#menu")).isVisible();
    assertThat(at("#menu-button")).hasAttribute("aria-expanded", "true");

    at("#menu-button").click();
    assertThat(at("#menu")).isHidden();
    assertThat(at("#menu-button")).hasAttribute("aria-expanded", "false");

    at("#menu-button").click();
    assertThat(at("#menu")).isVisible();
    at("h1").click();
    assertThat(at("#menu")).isHidden();
    assertThat(at("#menu-button")).hasAttribute("aria-expanded", "false");
  }

  @Test
  void aDialogTakesTheFocusAndGivesItBack() {
    at("#open").click();
    assertThat(at("#dialog")).isVisible();
    assertThat(at("#save")).isFocused();

    page.keyboard().press("Escape");
    assertThat(at("#dialog")).isHidden();
    assertThat(at("#open")).isFocused();
  }

  @Test
  void anEventIsPushedAndTheNextCommandDone() {
    at("#open").click();
    assertThat(at("#dialog")).isVisible();
    at("#save").click();

    assertThat(at("#saved")).hasText("1");
    assertThat(at("#dialog")).isHidden();
    assertThat(at("#open")).isFocused();
  }

  @Test
  void classesStayThroughRenders() {
    at("#mark").click();
    assertThat(at("#card")).hasClass(MARKED);
    render();
    assertThat(at("#card")).hasClass(MARKED);
    at("#unmark").click();
    assertThat(at("#card")).not().hasClass(MARKED);
    at("#flip").click();
    assertThat(at("#card")).hasClass(MARKED);
    at("#flip").click();
    assertThat(at("#card")).not().hasClass(MARKED);
  }

  @Test
  void aTransitionHasItsClassesForAWhile() {
    at("#shake").click();
    assertThat(at("#card")).hasClass(Pattern.compile("\\bshake\\b"));
    assertThat(at("#card")).not().hasClass(Pattern.compile("\\bshake\\b"));
  }

  @Test
  void attributesAreSetAndRemovedAndStay() {
    at("#lock").click();
    assertThat(at("#locked")).not().isEditable();
    render();
    assertThat(at("#locked")).not().isEditable();
    at("#unlock").click();
    assertThat(at("#locked")).isEditable();
  }

  @Test
  void anAttributeThatIsIgnoredStaysAsTheBrowserHasIt() {
    at("#details summary").click();
    assertThat(at("#details p")).isVisible();
    render();
    assertThat(at("#details p")).isVisible();
  }

  @Test
  void aValueIsPushedAndWhatGoesAwayDoesSoByItsOwnCommand() {
    assertThat(at("#notes li")).hasCount(3);
    at("#note-Bread button").click();
    assertThat(at("#notes li")).hasCount(2);
    assertThat(at("#notes")).not().containsText("Bread");
  }

  @Test
  void theCommandOfAnotherElementIsRunAndTheFocusMoved() {
    at("#exec").click();
    assertThat(at("#card")).hasClass(MARKED);
    at("#focus").click();
    assertThat(at("#locked")).isFocused();
  }

  @Test
  void addressesArePatchedReplacedAndLeft() {
    at("text=second").click();
    assertThat(at("#tab")).hasText("second");
    at("#replace").click();
    assertThat(at("#tab")).hasText("third");
    page.goBack();
    assertThat(at("#tab")).hasText("first");

    at("#home").click();
    assertThat(page).hasURL(site.url("/"));
    assertThat(at("h1")).hasText("Live pages, rendered in Java");
  }
}
