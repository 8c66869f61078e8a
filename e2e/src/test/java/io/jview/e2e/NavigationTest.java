package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.StatusException;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NavigationTest extends BrowserTest {

  /** Shows an item, in a tab: {@code /item/1?tab=a}. */
  private static final class Item implements LiveView<String> {

    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return "";
    }

    @Override
    public String handleParams(Params params, String state, LiveSocket socket) {
      String item = params.get("item", "");
      switch (item) {
        case "old" -> socket.redirect("/item/new");
        case "moved" -> socket.navigate("/item/new");
        case "none" -> throw new StatusException(404, "there is none");
        default -> socket.pageTitle("Item " + item);
      }
      return item + "/" + params.get("tab", "");
    }

    @Override
    public String handleEvent(Event event, String state, LiveSocket socket) {
      socket.putFlash("info", "came by " + event.name());
      switch (event.name()) {
        case "patch" -> socket.patch("/item/2?tab=pushed");
        case "navigate" -> socket.navigate("/item/3?tab=pushed");
        default -> socket.redirect("/item/4?tab=pushed");
      }
      return state;
    }

    @Override
    public Html render(String state) {
      throw new IllegalStateException("the other render is called");
    }

    @Override
    public Html render(String state, RenderContext view) {
      return html(
          """
          <p id="shown">${}</p>
          <p id="flash">${}</p>
          <a id="tab" href="/item/1?tab=b" data-phx-link="patch" data-phx-link-state="push">tab</a>
          <a id="next" href="/item/5" data-phx-link="redirect" data-phx-link-state="push">next</a>
          <a id="none" href="/item/none" data-phx-link="redirect" data-phx-link-state="push">none</a>
          <button phx-click="patch">patch</button>
          <button phx-click="navigate">navigate</button>
          <button phx-click="redirect">redirect</button>
          """,
          state,
          view.flash("info"));
    }
  }

  private Site site;
  private Page page;

  @BeforeEach
  void openItem() {
    site = serve(JView.builder().live("/item/{item}", new Item()));
    page = open(site, "/item/1?tab=a");
    page.evaluate("window.sameDocument = true");
  }

  @Test
  void aPatchLinkChangesTheParametersAndTheHistoryLeadsBackAndForth() {
    page.click("#tab");
    assertShown("1/b", "/item/1?tab=b");

    page.goBack();
    assertShown("1/a", "/item/1?tab=a");
    page.goForward();
    assertShown("1/b", "/item/1?tab=b");
    assertSameDocument(true);
  }

  @Test
  void aNavigateLinkMountsAnewWithoutLoadingAPageAndTheHistoryLeadsBackAndForth() {
    page.click("#next");
    assertShown("5/", "/item/5");
    assertThat(page).hasTitle("Item 5");

    page.goBack();
    assertShown("1/a", "/item/1?tab=a");
    assertThat(page).hasTitle("Item 1");
    page.goForward();
    assertShown("5/", "/item/5");
    assertSameDocument(true);
  }

  @Test
  void aViewPatches() {
    page.click("[phx-click=patch]");

    assertShown("2/pushed", "/item/2?tab=pushed");
    assertThat(page.locator("#flash")).hasText("came by patch");
    assertSameDocument(true);
    page.goBack();
    assertShown("1/a", "/item/1?tab=a");
  }

  @Test
  void aViewNavigatesAndItsFlashComesAlong() {
    page.click("[phx-click=navigate]");

    assertShown("3/pushed", "/item/3?tab=pushed");
    assertThat(page.locator("#flash")).hasText("came by navigate");
    assertSameDocument(true);
  }

  @Test
  void aViewRedirectsWithAFullLoadAndItsFlashComesAlong() {
    page.click("[phx-click=redirect]");

    assertShown("4/pushed", "/item/4?tab=pushed");
    assertThat(page.locator("#flash")).hasText("came by redirect");
    assertSameDocument(false);
    awaitLive(page);
    assertThat(page.locator("#flash")).hasText("came by redirect");
  }

  @Test
  void aMountThatLeadsElsewhereIsFollowed() {
    page.navigate(site.url("/item/old"));
    assertShown("new/", "/item/new");

    page.navigate(site.url("/item/moved"));
    assertShown("new/", "/item/new");
    awaitLive(page);
  }

  @Test
  void anUnknownPathShowsThe404Page() {
    expectComplaint("404");

    Response response = page.navigate(site.url("/nowhere"));

    assertThat(response.status()).isEqualTo(404);
    assertThat(page.locator("h1")).hasText("404");
    page.navigate(site.url("/item/none"));
    assertThat(page.locator("h1")).hasText("404");
  }

  @Test
  void aLinkToWhatAViewDoesNotHaveLoadsThe404Page() {
    expectComplaint("404");

    page.click("#none");

    assertThat(page.locator("h1")).hasText("404");
    assertThat(page).hasURL(site.url("/item/none"));
  }

  private void assertShown(String shown, String path) {
    assertThat(page.locator("#shown")).hasText(shown);
    assertThat(page).hasURL(site.url(path));
  }

  private void assertSameDocument(boolean same) {
    assertThat(page.evaluate("window.sameDocument === true")).isEqualTo(same);
  }
}
