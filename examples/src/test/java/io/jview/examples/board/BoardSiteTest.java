package io.jview.examples.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import io.jview.liveview.test.TestBrowser;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardSiteTest {

  private final LiveViewTest site = LiveViewTest.of(BoardSite.site());

  @AfterEach
  void close() {
    site.close();
  }

  private TestBrowser signedIn(String user) {
    TestBrowser browser = site.browser();
    browser.post("/login", Map.of("user", user)).redirectedTo("/");
    return browser;
  }

  @Test
  void strangersAreAskedWhoTheyAre() {
    site.get("/").redirectedTo("/login");
    site.get("/tasks/1").redirectedTo("/login");
  }

  @Test
  void aTaskGoesThroughTheColumnsOnEverybodysBoard() {
    try (LivePage ada = signedIn("Ada").open("/");
        LivePage bob = signedIn("Bob").open("/")) {
      ada.submit("#add", Map.of("title", "Buy milk"));
      bob.awaitText("#TODO h2", "To do (1)");
      assertThat(bob.text("#TODO li")).contains("Buy milk").contains("Ada");

      bob.click("#TODO button");
      ada.awaitText("#DOING h2", "Doing (1)");
      ada.click("#DOING button");
      bob.awaitText("#DONE h2", "Done (1)");
      assertThat(bob.elements("#DONE button")).isEmpty();
    }
  }

  @Test
  void aTaskIsEditedInADialogThatHasAnAddress() {
    try (LivePage page = signedIn("Ada").open("/")) {
      page.submit("#add", Map.of("title", "Buy milk"));
      page.click("#TODO a");
      assertThat(page.path()).isEqualTo("/tasks/1");
      assertThat(page.title()).isEqualTo("Buy milk");

      page.submit("#edit", Map.of("title", "Buy two milks", "text", "\nfresh"));

      assertThat(page.path()).isEqualTo("/");
      assertThat(page.elements("#dialog")).isEmpty();
      assertThat(page.text("#TODO a")).isEqualTo("Buy two milks");
      assertThat(page.text("#flash-info span")).isEqualTo("Saved.");
    }
  }

  @Test
  void whatIsTypedInTheDialogStaysWhileOthersWork() {
    TestBrowser ada = signedIn("Ada");
    try (LivePage page = ada.open("/");
        LivePage bob = signedIn("Bob").open("/")) {
      page.submit("#add", Map.of("title", "Buy milk"));
      page.click("#TODO a");
      page.change("#edit", Map.of("text", "half a thou"));
      bob.submit("#add", Map.of("title", "Call home"));

      page.awaitText("#TODO h2", "To do (2)");
      assertThat(page.element("#edit textarea").wholeText()).contains("half a thou");
    }
  }

  @Test
  void aSearchStandsInTheAddress() {
    TestBrowser ada = signedIn("Ada");
    try (LivePage page = ada.open("/")) {
      page.submit("#add", Map.of("title", "Buy milk"));
      page.submit("#add", Map.of("title", "Call the café"));
      page.change("#search", Map.of("q", "café"));

      assertThat(page.elements("#TODO a").eachText()).containsExactly("Call the café");
      assertThat(page.path()).isEqualTo("/?q=caf%C3%A9");
    }
    try (LivePage again = ada.open("/?q=caf%C3%A9")) {
      assertThat(again.elements("#TODO a").eachText()).containsExactly("Call the café");
    }
  }

  @Test
  void badInputIsToldAndATaskThatIsUnknownOrNoneIsAnError() {
    TestBrowser ada = signedIn("Ada");
    try (LivePage page = ada.open("/")) {
      page.submit("#add", Map.of("title", " "));
      assertThat(page.text("#newTask-title-error")).contains("1 to 80 letters");
    }
    assertThat(ada.status("/tasks/7")).isEqualTo(404);
    assertThat(ada.status("/tasks/x")).isEqualTo(400);
  }
}
