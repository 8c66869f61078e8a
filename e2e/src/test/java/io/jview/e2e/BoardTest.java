package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.jview.examples.board.BoardSite;
import io.jview.server.JView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The task board as two people use it. */
class BoardTest extends BrowserTest {

  private JView app;

  @BeforeEach
  void start() {
    app =
        JView.builder(BoardSite.site())
            .host("127.0.0.1")
            .secret("the same for all sites of these tests")
            .stopOnShutdown(false)
            .build();
    app.start(0);
  }

  @AfterEach
  void stop() {
    app.stop();
  }

  private Page signIn(String user) {
    Page page = newProfile(new Browser.NewContextOptions()).newPage();
    page.navigate("http://127.0.0.1:" + app.port() + "/");
    assertThat(page.locator("#flash")).hasText("Please sign in.");
    page.fill("[name=user]", user);
    page.click("button");
    awaitLive(page);
    assertThat(page.locator("#user")).hasText(user);
    return page;
  }

  @Test
  void twoPeopleWorkOnOneBoard() {
    Page ada = signIn("Ada");
    Page bob = signIn("Bob");

    ada.fill("#add [name=title]", "Buy milk");
    ada.keyboard().press("Enter");
    assertThat(ada.locator("#add [name=title]")).hasValue("");
    assertThat(bob.locator("#TODO li")).containsText("Buy milk");

    bob.click("#TODO a");
    assertThat(bob).hasURL("http://127.0.0.1:" + app.port() + "/tasks/1");
    assertThat(bob).hasTitle("Buy milk");
    bob.fill("#edit textarea", "\nTwo of them");
    ada.fill("#add [name=title]", "Call home");
    ada.keyboard().press("Enter");
    assertThat(bob.locator("#TODO h2")).hasText("To do (2)");
    assertThat(bob.locator("#edit textarea")).hasValue("\nTwo of them");
    bob.click("#edit button:has-text('Save')");
    assertThat(bob.locator("#flash-info span")).hasText("Saved.");
    assertThat(bob).hasTitle("Board");

    ada.reload();
    awaitLive(ada);
    ada.click("#TODO a:has-text('milk')");
    assertThat(ada.locator("#edit textarea")).hasValue("\nTwo of them");
    ada.keyboard().press("Escape");
    assertThat(ada.locator("#dialog")).hasCount(0);

    ada.click("[aria-label='Move Buy milk']");
    assertThat(bob.locator("#DOING li")).containsText("Buy milk");

    bob.fill("#search input", "home");
    assertThat(bob.locator("#TODO li")).containsText("Call home");
    assertThat(bob.locator("#DOING li")).hasCount(0);
    bob.reload();
    awaitLive(bob);
    assertThat(bob.locator("#search input")).hasValue("home");
    assertThat(bob.locator("#DOING li")).hasCount(0);
    ada.context().close();
    bob.context().close();
  }
}
