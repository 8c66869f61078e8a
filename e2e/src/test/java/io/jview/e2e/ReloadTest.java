package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.WaitUntilState.COMMIT;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.jview.examples.guide.CounterView;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import io.jview.web.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages that cannot become live, for whatever reason. Each reason once made a page load itself for
 * ever, hundreds of times a minute; now it stays, and says why.
 */
class ReloadTest extends BrowserTest {

  private static final String NOTICE = "#jview-notice";
  private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(30_000);

  /** A view of another version of the site: the same page by another class. */
  private static final class RenamedView implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer count, LiveSocket socket) {
      return count + 1;
    }

    @Override
    public Html render(Integer count) {
      return html(
          "<h1>Renamed: <span id=\"count\">${}</span></h1><button phx-click=\"more\">+</button>",
          count);
    }
  }

  /** Mounts, and fails at the first message that it then gets. */
  private static final class FailingLater implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      socket.sendAfter(Duration.ofMillis(20), Info.of("tick", null));
      return 0;
    }

    @Override
    public Integer handleInfo(Info info, Integer state, LiveSocket socket) {
      throw new IllegalStateException("it fails each time");
    }

    @Override
    public Html render(Integer state) {
      return html("<h1>Fragile</h1>");
    }
  }

  /** Renders a plain page, and fails once its socket has joined. */
  private static final class FailingLive implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      if (socket.connected()) {
        throw new IllegalStateException("it fails when live");
      }
      return 0;
    }

    @Override
    public Html render(Integer state) {
      return html("<h1>Plain</h1>");
    }
  }

  private CapturedLog log;

  @BeforeEach
  void listen() {
    log = CapturedLog.of("io.jview.liveview");
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  private Site counter() {
    return serve(JView.builder().live("/counter", new CounterView()));
  }

  private static String without(String header, String head) {
    return head.replaceAll("(?im)^" + header + ":[^\r\n]*\r\n", "");
  }

  private Loads load(Page page, String url) {
    Loads loads = Loads.of(page);
    page.navigate(url);
    return loads;
  }

  @Test
  void aProxyThatRewritesThePathsOfPagesButNotOfTheSocketGetsAnErrorPage() {
    expectComplaint("500");
    Site site = counter();
    try (Gateway gateway =
        Gateway.start(
            head -> site.port(),
            head -> head.startsWith("GET /app/") ? head.replaceFirst("/app/", "/") : head,
            head -> head)) {
      Page page = newPage();
      Loads loads = load(page, gateway.url("/app/counter"));

      assertThat(page.locator(".jview-problem")).containsText("address", PATIENTLY);
      loads.watch();

      assertThat(loads.documents()).as(loads.toString()).isLessThanOrEqualTo(3);
      assertThat(log.messages())
          .filteredOn(line -> line.contains("/app/counter"))
          .singleElement()
          .asString()
          .contains("\"/counter\"");
    }
  }

  @Test
  void twoVersionsWhoseViewsHaveOtherNamesServeOnePageInTurns() {
    Site old = counter();
    Site next = serve(JView.builder().live("/counter", new RenamedView()));
    AtomicInteger turn = new AtomicInteger();
    try (Gateway gateway =
        Gateway.start(
            head -> turn.getAndIncrement() % 2 == 0 ? old.port() : next.port(),
            head -> head,
            head -> head)) {
      for (int i = 0; i < 4; i++) {
        Page page = newPage();
        Loads loads = load(page, gateway.url("/counter"));
        awaitLive(page);
        page.click("button:has-text('+')");
        assertThat(page.locator("#count")).not().hasText("0");
        assertThat(loads.documents()).isEqualTo(1);
        page.context().close();
        turn.incrementAndGet();
      }
    }
  }

  @Test
  void aPageWithoutItsCookieStaysPlainAndSaysWhy() {
    Site site = counter();
    try (Gateway gateway =
        Gateway.start(head -> site.port(), head -> head, head -> without("Set-Cookie", head))) {
      Page page = newPage();
      Loads loads = load(page, gateway.url("/counter"));

      assertThat(page.locator(NOTICE)).containsText("cookie", PATIENTLY);
      loads.watch();

      assertThat(page.locator("h1")).containsText("Count");
      assertThat(loads.documents()).as(loads.toString()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void secureCookiesOverPlainHttpAreACookieThatDoesNotComeBack() {
    Site site =
        serve(
            JView.builder()
                .alwaysSecureCookies(true)
                .allowedHosts("jview.test")
                .live("/counter", new CounterView()));
    Page page = newPage();
    // Browsers keep secure cookies for loopback addresses, so another name is needed.
    Loads loads = load(page, "http://jview.test:" + site.port() + "/counter");

    assertThat(page.locator(NOTICE)).containsText("cookie", PATIENTLY);
    loads.watch();

    assertThat(loads.documents()).as(loads.toString()).isLessThanOrEqualTo(2);
  }

  @Test
  void aBrowserThatBlocksCookiesAndStorageShowsThePlainPageAndSaysWhy(@TempDir Path profile) {
    Site site = counter();
    Page page = newPageThatKeepsNothing(profile);
    Loads loads = load(page, site.url("/counter"));
    assertThat(page.evaluate("() => { try { return !!sessionStorage } catch { return null } }"))
        .as("storage is blocked")
        .isNull();

    assertThat(page.locator(NOTICE)).containsText("cookie", PATIENTLY);
    loads.watch();

    assertThat(page.locator("h1")).containsText("Count");
    assertThat(loads.documents()).as(loads.toString()).isLessThanOrEqualTo(2);
  }

  @Test
  void withStorageAloneBlockedThePageIsLive() {
    Site site = counter();
    Page page = newPage();
    page.addInitScript(
        """
        for (const name of ["sessionStorage", "localStorage"]) {
          Object.defineProperty(window, name, {
            get() { throw new DOMException("blocked", "SecurityError"); }
          });
        }
        """);
    Loads loads = load(page, site.url("/counter"));
    awaitLive(page);

    assertThat(loads.documents()).isEqualTo(1);
  }

  @Test
  void twoFirstTabsAtOnceAreBothLiveAndTheirFormsPost() {
    Site site =
        serve(
            JView.builder()
                .live("/counter", new CounterView())
                .get(
                    "/form",
                    request ->
                        Response.page(
                            "Form",
                            html(
                                """
                                <form method="post" action="/form">
                                <input type="hidden" name="_csrf_token" value="${}">
                                <input name="name"><button>Send</button>
                                </form>
                                """,
                                request.csrfToken())))
                .post(
                    "/form",
                    request ->
                        Response.page("Thanks", html("<h1>${}</h1>", request.form().get("name")))));
    // Both answers are on their way before either cookie is kept: the second has none to send.
    try (Gateway gateway =
        Gateway.start(
            head -> site.port(),
            head -> head.matches("(?s)GET /(counter|form) .*") ? without("Cookie", head) : head,
            head -> head)) {
      BrowserContext browser = newProfile(new Browser.NewContextOptions());
      Page first = browser.newPage();
      Page second = browser.newPage();
      List<Route> held = new ArrayList<>();
      first.route("**/jview-*.js", held::add);
      Loads loads = Loads.of(first);
      first.navigate(gateway.url("/counter"), new Page.NavigateOptions().setWaitUntil(COMMIT));
      first.waitForCondition(() -> !held.isEmpty());
      second.navigate(gateway.url("/counter"));
      held.getFirst().resume();
      first.unroute("**/jview-*.js");
      awaitLive(first);
      awaitLive(second);
      assertThat(loads.watch().documents()).isEqualTo(1);

      first.navigate(gateway.url("/form"));
      second.navigate(gateway.url("/form"));
      for (Page form : List.of(first, second)) {
        form.fill("[name=name]", "Ada");
        form.click("button");
        assertThat(form.locator("h1")).hasText("Ada");
      }
    }
  }

  @Test
  void aViewThatFailsAfterEachMountIsMountedMoreAndMoreRarely() {
    Site site = serve(JView.builder().live("/", new FailingLater()));
    Page page = newPage();
    Loads loads = load(page, site.url("/"));
    assertThat(page.locator("h1")).hasText("Fragile");
    loads.watch().watch();

    assertThat(loads.documents()).isEqualTo(1);
    assertThat(loads.joins()).as(loads.toString()).isBetween(2, 7);
    assertThat(log.traces()).isEqualTo(1);
  }

  @Test
  void aViewThatFailsWheneverItIsLiveStaysPlainAndSaysSo() {
    Site site = serve(JView.builder().live("/", new FailingLive()));
    Page page = newPage();
    Loads loads = load(page, site.url("/"));

    assertThat(page.locator(NOTICE)).containsText("not live", PATIENTLY);
    loads.watch().watch();

    assertThat(loads.documents()).as(loads.toString()).isLessThanOrEqualTo(2);
    assertThat(log.traces()).isEqualTo(1);
  }
}
