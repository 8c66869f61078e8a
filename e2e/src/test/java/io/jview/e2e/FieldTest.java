package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.jview.examples.guide.CounterView;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import io.jview.server.JViewBuilder;
import io.jview.web.Response;
import io.jview.web.Site;
import org.junit.jupiter.api.Test;

/** What others have met in the field, in a browser. */
class FieldTest extends BrowserTest {

  /** Leads on to its first tab at once, and shows a note that is kept on each change. */
  private static final class Tabs implements LiveView<Tabs.Shown> {

    record Shown(String tab, String note) {}

    @Override
    public Shown mount(Params params, Session session, LiveSocket socket) {
      return new Shown("", "");
    }

    @Override
    public Shown handleParams(Params params, Shown shown, LiveSocket socket) {
      if (params.get("tab") == null) {
        socket.patch("/tabs?tab=1");
      }
      return new Shown(params.get("tab", ""), shown.note());
    }

    @Override
    public Shown handleEvent(Event event, Shown shown, LiveSocket socket) {
      if (event.name().equals("replace")) {
        socket.replace("/tabs?tab=9");
      }
      return new Shown(shown.tab(), event.get("note", shown.note()));
    }

    @Override
    public Html render(Shown shown) {
      return html(
          """
          <h1>Tab ${}</h1><p id="length">${}</p>
          <form id="f" phx-change="note"><label>Note <textarea name="note">${}</textarea></label></form>
          <a id="two" href="/tabs?tab=2" data-phx-link="patch" data-phx-link-state="push">two</a>
          <a id="bare" href="/tabs" data-phx-link="patch" data-phx-link-state="push">bare</a>
          <a id="login" href="/login" data-phx-link="redirect" data-phx-link-state="push">login</a>
          <button id="replace" phx-click="replace">replace</button>
          """,
          shown.tab(),
          shown.note().length(),
          shown.note());
    }
  }

  private static JViewBuilder tabs() {
    return JView.builder()
        .live("/tabs", new Tabs())
        .live("/{anything}", new CounterView())
        .get("/login", request -> Response.page("Log in", html("<h1>Plain</h1>")));
  }

  @Test
  void theBackButtonIsNotTrappedByAViewThatLeadsOnToItsFirstTab() {
    io.jview.e2e.Site site = serve(tabs());
    Page page = openPlain(site, "/login");
    page.navigate(site.url("/tabs?tab=2"));
    awaitLive(page);
    page.click("#bare");
    assertThat(page.locator("h1")).hasText("Tab 1");

    page.goBack();
    assertThat(page.locator("h1")).hasText("Tab 2");
    page.goBack();
    assertThat(page.locator("h1")).hasText("Plain");
  }

  @Test
  void replacingLeavesNoWayBackToTheAddressBefore() {
    io.jview.e2e.Site site = serve(tabs());
    Page page = openPlain(site, "/login");
    page.navigate(site.url("/tabs?tab=2"));
    awaitLive(page);
    page.click("#replace");
    assertThat(page.locator("h1")).hasText("Tab 9");

    page.goBack();
    assertThat(page.locator("h1")).hasText("Plain");
  }

  @Test
  void aLinkToAPlainPageLoadsIt() {
    io.jview.e2e.Site site = serve(tabs());
    Page page = open(site, "/tabs?tab=1");
    page.click("#login");
    assertThat(page.locator("h1")).hasText("Plain");
    assertThat(page).hasTitle("Log in");
  }

  @Test
  void aFieldThatIsTooLongStaysAndIsNamed() {
    expectComplaint("Failed to push");
    io.jview.e2e.Site site = serve(tabs());
    Page page = open(site, "/tabs?tab=1");
    page.evaluate("window.stillHere = true");
    page.fill("[name=note]", "ü".repeat(200_000));

    assertThat(page.locator("#jview-notice"))
        .containsText(
            "“Note” is too long", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    assertThat(page.locator("[name=note]").inputValue()).hasSize(200_000);
    page.click("#jview-notice button");
    page.fill("[name=note]", "short");
    assertThat(page.locator("#length")).hasText("5");
    assertThat(page.evaluate("window.stillHere")).isEqualTo(true);
  }

  @Test
  void afterAnotherLoginATabIsLoadedAnewAndSendsNothingOfTheFirstUser() {
    expectComplaint("WebSocket connection");
    JViewBuilder pages = accounts();
    io.jview.e2e.Site site = serve(pages);
    BrowserContext browser = newProfile(new Browser.NewContextOptions());
    Page login = browser.newPage();
    login.navigate(site.url("/as/ada"));
    Page tab = open(browser, site, "/");
    tab.fill("[name=note]", "a secret of ada");
    assertThat(tab.locator("#kept")).hasText("ada: a secret of ada");
    login.navigate(site.url("/as/eve"));

    site.close();
    serveAgain(site.port(), accounts());

    assertThat(tab.locator("#kept"))
        .hasText("eve:", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    assertThat(tab.locator("[name=note]")).hasValue("");
  }

  private static JViewBuilder accounts() {
    return JView.builder()
        .live(
            "/",
            new LiveView<String[]>() {
              @Override
              public String[] mount(Params params, Session session, LiveSocket socket) {
                return new String[] {String.valueOf(session.get("user")), ""};
              }

              @Override
              public String[] handleEvent(Event event, String[] state, LiveSocket socket) {
                return new String[] {state[0], event.get("note", "")};
              }

              @Override
              public Html render(String[] state) {
                return html(
                    """
                    <p id="kept">${}: ${}</p>
                    <form id="f" phx-change="note"><input name="note" value="${}"></form>
                    """,
                    state[0],
                    state[1],
                    state[1]);
              }
            })
        .get(
            "/as/{user}",
            request -> Response.redirect("/").put("user", request.params().get("user", "")));
  }

  @Test
  void aSiteIsLiveInAFrameOfAnotherThatItNames() {
    io.jview.e2e.Site parent =
        serve(
            JView.builder()
                .contentSecurityPolicy("")
                .get(
                    "/frame",
                    request ->
                        Response.page(
                            "Parent",
                            html(
                                "<iframe src=\"${}\"></iframe>",
                                request.params().get("src", "")))));
    JView embedded =
        JView.builder(
                Site.builder()
                    .embeddedIn("http://localhost:" + parent.port())
                    .live("/counter", new CounterView())
                    .build())
            .host("127.0.0.1")
            .secret("the same for all sites of these tests")
            .stopOnShutdown(false)
            .build();
    embedded.start(0);
    try {
      String inside = "http://127.0.0.1:" + embedded.port() + "/counter";
      Page page = openPlain("http://localhost:" + parent.port() + "/frame?src=" + inside);
      assertThat(page.frameLocator("iframe").locator("[data-phx-main].phx-connected"))
          .hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
      page.frameLocator("iframe").locator("button[phx-click=increment]").click();
      assertThat(page.frameLocator("iframe").locator("#count")).hasText("1");
      page.context().close();
    } finally {
      embedded.stop();
    }
  }
}
