package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.jview.examples.DemoSite;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The kitchen sink in a browser, which has nothing to say of it. */
class SinkTest extends BrowserTest {

  /** A picture of one pixel. */
  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
                  + "RU5ErkJggg==");

  private final List<String> said = new CopyOnWriteArrayList<>();

  private Page openSink(String path) {
    Page page = newPage();
    page.onConsoleMessage(message -> said.add(message.text()));
    page.navigate(serve(DemoSite.builder()).url(path));
    awaitLive(page);
    return page;
  }

  @AfterEach
  void theBrowserHasSaidNothing() {
    assertThat(said).as("messages on the console").isEmpty();
  }

  private static void assertWhole(Page page) {
    assertThat(page.locator("main")).not().containsText("undefined");
  }

  @Test
  void theIndexLeadsToTheComponents() {
    Page page = openSink("/sink");
    page.click(".cards a[href='/sink/components']");
    assertThat(page.locator(".tabs [aria-current=page]")).hasText("Components");
    assertThat(page).hasTitle("Components");
    assertWhole(page);
  }

  @Test
  void cardsKeepTheirStateMoveAndGo() {
    Page page = openSink("/sink/components");
    Locator grace = page.locator(".chore", new Page.LocatorOptions().setHasText("Call Grace"));
    grace.getByText("Done").click();
    assertThat(grace).hasAttribute("data-done", "true");
    page.click("#rotate");
    assertThat(page.locator(".chore").last()).containsText("Call Grace");
    assertThat(grace).hasAttribute("data-done", "true");
    grace.getByText("Later").click();
    assertThat(grace.locator("small")).hasText("put off 1 times");

    page.fill("#add-chore input", "Sleep");
    page.click("#add-chore button:first-of-type");
    assertThat(page.locator(".chore")).hasCount(4);
    grace.getByText("✕").click();
    assertThat(page.locator(".chore strong"))
        .hasText(new String[] {"Bake bread", "Water the plants", "Sleep"});
    assertWhole(page);
  }

  @Test
  void aStopwatchTicksAloneWhileTheListChanges() {
    Page page = openSink("/sink/components");
    Locator eggs = page.locator(".stopwatch").first();
    eggs.locator("button").click();
    assertThat(eggs.locator(".seconds")).hasText("1 s");
    page.click("#rotate");
    page.click("#menu");
    assertThat(page.locator("#prices tr")).hasCount(5);
    assertThat(eggs.locator(".seconds")).hasText("2 s");
    assertThat(page.locator(".stopwatch .seconds").last()).hasText("0 s");
    page.click("#menu");
    page.click("#menu");
    assertThat(page.locator("#prices tr")).hasCount(5);
    assertWhole(page);
  }

  @Test
  void aFeedKeepsItsNewestPostsAndWhatIsInThem() {
    Page page = openSink("/sink/streams");
    assertThat(page.locator("#posts strong")).hasText(new String[] {"Post 3", "Post 2", "Post 1"});
    page.locator("#posts-1 .like").click();
    assertThat(page.locator("#posts-1 .like")).hasText("♥ 1");
    page.locator("#posts-1").getByText("To the front").click();
    assertThat(page.locator("#posts strong")).hasText(new String[] {"Post 1", "Post 3", "Post 2"});
    page.locator("#posts-1 .like").click();
    page.locator("#posts-1").getByText("Edit").click();
    assertThat(page.locator("#posts-1 strong")).hasText("Post 1, edited");
    assertThat(page.locator("#posts-1 .like")).hasText("♥ 2");
    page.locator("#posts-3").getByText("Remove").click();
    for (int i = 0; i < 4; i++) {
      page.click("#post");
    }
    assertThat(page.locator("#posts strong"))
        .hasText(new String[] {"Post 7", "Post 6", "Post 5", "Post 4", "Post 1, edited"});
    page.click("#clear");
    assertThat(page.locator("#posts strong")).hasCount(0);
    assertWhole(page);
  }

  @Test
  void aLongListHoldsAPartOfItselfInBothDirections() {
    Page page = openSink("/sink/streams");
    Locator list = page.locator("#numbers");
    assertThat(list.locator("li")).hasCount(20);
    while (!list.locator("#numbers-90").isVisible()) {
      scroll(page, 400);
    }
    assertThat(list.locator("#numbers-0")).hasCount(0);
    assertThat(list.locator("li")).hasCount(60);
    while (!list.locator("#numbers-0").isVisible()) {
      scroll(page, -400);
    }
    assertThat(list.locator("li")).hasCount(60);
    assertThat(list.locator("#numbers-90")).hasCount(0);
    assertThat(list.locator("li").first()).hasText("Number 0");
    assertWhole(page);
  }

  /** Turns the wheel over the list, as a hand does: one notch, and then the eye follows. */
  private static void scroll(Page page, int by) {
    page.locator("#numbers").hover();
    page.mouse().wheel(0, by);
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  private static FilePayload picture(String name) {
    return new FilePayload(name, "image/png", PIXEL);
  }

  @Test
  void picturesAreChosenShownTakenBackAndSent() {
    Page page = openSink("/sink/uploads");
    Locator input = page.locator("#pictures input");
    input.setInputFiles(new FilePayload[] {picture("a.png"), picture("b.png")});
    assertThat(page.locator("#chosen li")).hasCount(2);
    assertThat(page.locator("#chosen img").first()).hasJSProperty("naturalWidth", 1);
    page.locator("#chosen button").first().click();
    assertThat(page.locator("#chosen li")).hasCount(1);
    assertThat(page.locator("#chosen li")).containsText("b.png");
    page.locator("#pictures").getByText("Save").click();
    assertThat(page.locator("#saved li")).hasCount(1);
    assertThat(page.locator("#saved li")).containsText("b.png " + PIXEL.length + " bytes");
    assertThat(page.locator("#chosen li")).hasCount(0);
    assertWhole(page);
  }

  @Test
  void workGoesOnBesideThePage() {
    Page page = openSink("/sink/async");
    Locator report = page.locator("#report");
    assertThat(report).hasText("Report 1: all is well.");
    page.click("#again");
    assertThat(report).hasAttribute("aria-busy", "true");
    page.click("#cancel");
    assertThat(report.locator("[role=alert]")).hasText("No new one: cancelled.");
    page.click("#fail");
    assertThat(report.locator("[role=alert]")).hasText("No new one: the service is away.");
    assertThat(report.locator("p").first()).hasText("Report 1: all is well.");
    assertWhole(page);
  }

  @Test
  void whatIsRefusedSaysWhyAndCanBeTakenBack() {
    Page page = openSink("/sink/uploads");
    page.locator("#pictures input")
        .setInputFiles(new FilePayload("a.txt", "text/plain", "text".getBytes(UTF_8)));
    assertThat(page.locator("#chosen [role=alert]")).containsText("not accepted");
    page.locator("#chosen button").click();
    assertThat(page.locator("#chosen li")).hasCount(0);
    assertWhole(page);
  }

  @Test
  void aNoteComesAtOnceInSeveralChunksAndAgain() {
    Page page = openSink("/sink/uploads");
    Locator input = page.locator("#note input");
    String text = "0123456789".repeat(9_000);
    input.setInputFiles(new FilePayload("note.txt", "text/plain", text.getBytes(UTF_8)));
    assertThat(page.locator("#text")).hasText(text);
    input.setInputFiles(new FilePayload("note.txt", "text/plain", "short".getBytes(UTF_8)));
    assertThat(page.locator("#text")).hasText("short");
    assertThat(page.locator("#notes li")).hasCount(0);
    assertWhole(page);
  }

  @Test
  void theLastWordOfASearchWinsWhileAClockRuns() {
    Page page = openSink("/sink/async");
    page.click("#clock");
    page.locator("#search input").pressSequentially("ber");
    assertThat(page.locator("#cities li")).hasText(new String[] {"Bamberg", "Berlin", "Bern"});
    assertThat(page.locator("#search input")).hasValue("ber");
    assertThat(page.locator(".weather").first()).containsText("14 °C and sunny");
    assertThat(page.locator("#seconds")).not().hasText("0");
    page.click("#clock");
    assertThat(page.locator("#clock")).hasText("Start");
    assertWhole(page);
  }
}
