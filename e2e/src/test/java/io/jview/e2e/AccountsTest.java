package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.jview.examples.accounts.AccountsSite;
import io.jview.server.JView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The site with accounts in two browsers: groups, a frame, a base path, signing in and out. */
class AccountsTest extends BrowserTest {

  private Site site;
  private BrowserContext ada;
  private BrowserContext bob;

  @BeforeEach
  void serve() {
    site = serve(JView.builder(AccountsSite.site()));
    ada = newProfile(new Browser.NewContextOptions());
    bob = newProfile(new Browser.NewContextOptions());
  }

  private Page signIn(BrowserContext browser, String name) {
    Page page = browser.newPage();
    page.navigate(site.url("/accounts/notes"));
    assertThat(page).hasURL(site.url("/accounts/login"));
    assertThat(page.locator("#flash")).hasText("Please sign in.");
    page.fill("[name=user]", name);
    page.click("#login button");
    awaitLive(page);
    assertThat(page).hasURL(site.url("/accounts/notes"));
    assertThat(page.locator("#flash")).hasText("Welcome, " + name + ".");
    return page;
  }

  private Page notes(BrowserContext browser) {
    return open(browser, site, "/accounts/notes");
  }

  @Test
  void signingInLeadsThroughTheFrameAndItsLinksStayOnOneSocket() {
    Page page = signIn(ada, "Ada");
    page.evaluate("window.loadedOnce = true");

    page.click("nav a:has-text('Profile')");

    assertThat(page).hasURL(site.url("/accounts/profile"));
    assertThat(page.locator("nav a[aria-current=page]")).hasText("Profile");
    assertThat(page.locator("#profile")).hasText("Ada has written 0 notes.");
    assertThat(page.locator("#flash")).hasCount(0);
    org.assertj.core.api.Assertions.assertThat(page.evaluate("window.loadedOnce")).isEqualTo(true);

    page.click("nav a:has-text('Welcome')");

    assertThat(page.locator("h1")).hasText("Welcome, Ada");
    assertThat(page).hasURL(site.url("/accounts/"));
    org.assertj.core.api.Assertions.assertThat(page.evaluate("window.loadedOnce")).isNull();
  }

  @Test
  void notesAreSharedByTheTabsOfOneUser() {
    Page one = signIn(ada, "Ada");
    Page two = notes(ada);
    Page other = signIn(bob, "Bob");

    one.fill("[name=note]", "buy milk");
    one.press("[name=note]", "Enter");

    assertThat(two.locator("#notes li")).hasText("buy milk");
    assertThat(other.locator("#notes li")).hasCount(0);
  }

  @Test
  void signingOutClosesTheUsersOtherTabsInAllBrowsersAndNobodyElses() {
    Page one = signIn(ada, "Ada");
    Page two = notes(ada);
    Page other = signIn(bob, "Bob");

    one.click("#sign-out button");

    assertThat(one).hasURL(site.url("/accounts/login"));
    assertThat(one.locator("#flash")).hasText("You are signed out.");
    assertThat(two).hasURL(site.url("/accounts/login"));
    other.fill("[name=note]", "still here");
    other.press("[name=note]", "Enter");
    assertThat(other.locator("#notes li")).hasText("still here");
    assertThat(other.locator("#user")).hasText("Bob");
  }

  @Test
  void theSiteLivesBelowItsBasePathAlone() {
    Page page = signIn(ada, "Ada");
    page.reload();
    awaitLive(page);
    assertThat(page.locator("#user")).hasText("Ada");
    page.goBack();
    page.goForward();
    awaitLive(page);
    org.assertj.core.api.Assertions.assertThat(
            ada.cookies(site.url("/accounts/notes")).stream()
                .filter(cookie -> cookie.name.equals("_jview_session"))
                .map(cookie -> cookie.path))
        .containsExactly("/accounts");
    org.assertj.core.api.Assertions.assertThat(page.request().get(site.url("/notes")).status())
        .isEqualTo(404);
  }
}
