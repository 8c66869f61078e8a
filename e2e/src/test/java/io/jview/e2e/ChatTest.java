package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.jview.examples.DemoSite;
import org.junit.jupiter.api.Test;

class ChatTest extends BrowserTest {

  @Test
  void twoPeopleTalkInARoomAndAThirdInAnotherHearsNothing() {
    Site site = serve(DemoSite.builder());
    Page ada = open(newProfile(new NewContextOptions()), site, "/chat/java");
    Page grace = open(newProfile(new NewContextOptions()), site, "/chat/java");
    Page linus = open(newProfile(new NewContextOptions()), site, "/chat/lobby");

    write(ada, "Ada", "Hello");
    assertThat(messages(grace)).hasText(new String[] {"Ada Hello"});
    write(grace, "Grace", "Hello, Ada");
    write(linus, "Linus", "Is anybody here?");

    assertThat(messages(ada)).hasText(new String[] {"Ada Hello", "Grace Hello, Ada"});
    assertThat(messages(linus)).hasText(new String[] {"Linus Is anybody here?"});
  }

  @Test
  void whoIsInTheRoomAndWhoTypesIsShownToTheOthers() {
    Site site = serve(DemoSite.builder());
    Page ada = open(newProfile(new NewContextOptions()), site, "/chat/java");
    Page grace = open(newProfile(new NewContextOptions()), site, "/chat/java");

    grace.locator("[name=name]").fill("Grace");
    grace.locator("[name=text]").focus();
    assertThat(ada.locator("#company li")).hasText(new String[] {"Grace"});
    ada.locator("[name=name]").fill("Ada");
    ada.locator("[name=text]").pressSequentially("Hel");

    assertThat(grace.locator("#company li")).hasText(new String[] {"Ada", "Grace"});
    assertThat(grace.locator("#typing")).hasText("Ada is typing…");
    assertThat(ada.locator("#typing")).hasText("");
    assertThat(ada.locator("[name=text]")).hasValue("Hel");

    ada.locator("[name=text]").press("Enter");
    assertThat(grace.locator("#typing")).hasText("");
    ada.close();
    assertThat(grace.locator("#company li")).hasText(new String[] {"Grace"});
  }

  @Test
  void twoTabsOfOneNameAreOnePerson() {
    Site site = serve(DemoSite.builder());
    BrowserContext profile = newProfile(new NewContextOptions());
    Page first = open(profile, site, "/chat/java");
    Page second = open(profile, site, "/chat/java");
    Page grace = open(newProfile(new NewContextOptions()), site, "/chat/java");

    write(first, "Ada", "one");
    write(second, "Ada", "two");
    assertThat(messages(grace)).hasCount(2);
    assertThat(grace.locator("#company li")).hasText(new String[] {"Ada"});

    first.close();
    second.locator("[name=text]").pressSequentially("still here");
    assertThat(grace.locator("#typing")).hasText("Ada is typing…");
    assertThat(grace.locator("#company li")).hasText(new String[] {"Ada"});
    second.close();
    assertThat(grace.locator("#company li")).hasCount(0);
  }

  @Test
  void markupInAMessageIsShownAsText() {
    Site site = serve(DemoSite.builder());
    Page ada = open(site, "/chat/java");
    Page grace = open(site, "/chat/java");
    String attack = "<img src=x onerror=\"document.title='hacked'\"><script>alert(1)</script>";

    write(ada, "<b>\"Ada'</b>", attack);

    assertThat(messages(grace)).hasText(new String[] {"<b>\"Ada'</b> " + attack});
    assertThat(grace.locator("#messages img, #messages script, #messages b b")).hasCount(0);
    grace.reload();
    assertThat(messages(grace)).hasText(new String[] {"<b>\"Ada'</b> " + attack});
    assertThat(grace).hasTitle("#java");
  }

  @Test
  void whatIsWrongWithAMessageIsSaidAndTheTextKept() {
    Site site = serve(DemoSite.builder());
    Page page = open(site, "/chat/java");

    page.locator("[name=text]").fill("Hello");
    page.locator("#chat-form button").click();

    assertThat(page.locator("#draft-name-error")).hasText("Please say who you are.");
    assertThat(page.locator("[name=text]")).hasValue("Hello");
    assertThat(messages(page)).hasCount(0);
  }

  @Test
  void aMessageIsSentByTheEnterKeyAndTheFieldIsReadyForTheNext() {
    Site site = serve(DemoSite.builder());
    Page page = open(site, "/chat/java");
    page.locator("[name=name]").fill("Ada");
    Locator text = page.locator("[name=text]");

    for (String message : new String[] {"one", "two", "three"}) {
      text.pressSequentially(message);
      text.press("Enter");
      assertThat(messages(page).last()).hasText("Ada " + message);
      assertThat(text).hasValue("");
      assertThat(text).isFocused();
    }
  }

  @Test
  void whatIsBeingTypedIsNotDisturbedByTheMessagesOfOthers() {
    Site site = serve(DemoSite.builder());
    Page ada = open(site, "/chat/java");
    Page grace = open(site, "/chat/java");
    Locator text = ada.locator("[name=text]");

    text.pressSequentially("I am still ");
    write(grace, "Grace", "Hurry up");
    assertThat(messages(ada)).hasText(new String[] {"Grace Hurry up"});
    assertThat(text).isFocused();
    text.pressSequentially("typing");
    write(grace, "Grace", "Well?");

    assertThat(messages(ada)).hasCount(2);
    assertThat(text).isFocused();
    assertThat(text).hasValue("I am still typing");
  }

  @Test
  void theDraftSurvivesAChangeOfRoomsAndTheHistoryLeadsBack() {
    Site site = serve(DemoSite.builder());
    Page page = open(site, "/chat");
    page.locator("#rooms a", withText("#java")).click();
    assertThat(page.locator("h1")).hasText("#java");
    page.locator("[name=text]").fill("a draft");

    page.locator(".rooms a", withText("#music")).click();
    assertThat(page.locator("h1")).hasText("#music");
    assertThat(page).hasURL(site.url("/chat/music"));
    assertThat(page.locator("[name=text]")).hasValue("a draft");

    page.goBack();
    assertThat(page.locator("h1")).hasText("#java");
    page.goBack();
    assertThat(page.locator("h1")).hasText("Chat");
    page.goForward();
    assertThat(page.locator("h1")).hasText("#java");
  }

  @Test
  void theListOfRoomsShowsWhoWroteLast() {
    Site site = serve(DemoSite.builder());
    Page list = open(site, "/chat");
    Page ada = open(site, "/chat/music");

    write(ada, "Ada", "La la la");

    assertThat(list.locator("#rooms a", withText("#music"))).containsText("Ada: La la la");
  }

  @Test
  void theEndOfALongTalkStaysInSight() {
    Site site = serve(DemoSite.builder());
    Page page = open(site, "/chat/java");
    for (int i = 1; i <= 30; i++) {
      write(page, "Ada", "message " + i);
    }

    assertThat(messages(page).last()).isInViewport();
    assertThat(messages(page).first()).not().isInViewport();
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static void write(Page page, String name, String text) {
    page.locator("[name=name]").fill(name);
    page.locator("[name=text]").fill(text);
    page.locator("#chat-form button").click();
    assertThat(messages(page).last()).containsText(text);
  }

  private static Locator messages(Page page) {
    return page.locator("#messages li");
  }
}
