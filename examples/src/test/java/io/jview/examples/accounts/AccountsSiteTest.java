package io.jview.examples.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import io.jview.liveview.test.TestBrowser;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsSiteTest {

  private final LiveViewTest site = LiveViewTest.of(AccountsSite.site());

  @AfterEach
  void close() {
    site.close();
  }

  private TestBrowser signedIn(String user) {
    TestBrowser browser = site.browser();
    browser.post("/login", Map.of("user", user)).redirectedTo("/notes");
    return browser;
  }

  @Test
  void strangersAreSentToTheSignInAndBack() {
    site.get("/notes").redirectedTo("/login");
    try (LivePage page = site.open("/profile")) {
      assertThat(page.path()).isEqualTo("/login");
      assertThat(page.text("#flash")).isEqualTo("Please sign in.");

      page.submit("#login", Map.of("user", "Ada"));

      assertThat(page.path()).isEqualTo("/notes");
      assertThat(page.text("#flash")).isEqualTo("Welcome, Ada.");
      assertThat(page.text("#user")).isEqualTo("Ada");
    }
  }

  @Test
  void theFrameMarksTheActiveLink() {
    try (LivePage page = signedIn("Ada").open("/notes")) {
      assertThat(page.text("nav a[aria-current=page]")).isEqualTo("Notes");
      page.click("nav a[href$=profile]");
      assertThat(page.text("nav a[aria-current=page]")).isEqualTo("Profile");
      assertThat(page.text("#profile")).isEqualTo("Ada has written 0 notes.");
      page.click("nav a[href=/accounts/]");
      assertThat(page.text("h1")).isEqualTo("Welcome, Ada");
      assertThat(page.text("nav a[aria-current=page]")).isEqualTo("Welcome");
    }
  }

  @Test
  void notesAreTheSameOnAllPagesOfAUserAndOnNoOthers() {
    TestBrowser ada = signedIn("Ada");
    try (LivePage one = ada.open("/notes");
        LivePage two = ada.open("/notes");
        LivePage other = signedIn("Bob").open("/notes")) {
      one.submit("#write", Map.of("note", "buy milk"));

      two.awaitText("#notes li", "buy milk");
      assertThat(one.text("#notes li")).isEqualTo("buy milk");
      other.submit("#write", Map.of("note", "call home"));
      assertThat(other.elements("#notes li").eachText()).containsExactly("call home");
    }
  }

  @Test
  void signingOutClosesTheOtherTabsOfTheUserAlone() {
    TestBrowser ada = signedIn("Ada");
    try (LivePage one = ada.open("/notes");
        LivePage two = ada.open("/profile");
        LivePage other = signedIn("Bob").open("/notes")) {
      one.submit("#sign-out", Map.of());

      assertThat(one.path()).isEqualTo("/login");
      assertThat(one.text("#flash")).isEqualTo("You are signed out.");
      two.await("the sign-in", page -> page.path().equals("/login"));
      assertThat(other.text("#user")).isEqualTo("Bob");
    }
  }

  @Test
  void aNameThatIsNoneIsToldSo() {
    site.post("/login", Map.of("user", " ")).redirectedTo("/login");
    assertThat(site.get("/login").text("#flash")).isEqualTo("A name has 1 to 40 characters.");
  }
}
