package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import io.jview.web.Response;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page does by itself when its view, its server or its connection fails. */
class PageLifeTest extends BrowserTest {

  private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(40_000);

  /** Keeps what is typed, and fails at one word: at once, or when it has answered. */
  private record Note(boolean atOnce) implements LiveView<String> {

    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return "";
    }

    @Override
    public String handleEvent(Event event, String text, LiveSocket socket) {
      String typed = event.get("text", "");
      if (typed.contains("boom") && atOnce) {
        throw new IllegalStateException("it fails at that word");
      }
      socket.send(Info.of("typed", typed));
      return typed;
    }

    @Override
    public String handleInfo(Info info, String text, LiveSocket socket) {
      if (text.contains("boom")) {
        throw new IllegalStateException("it fails at that word later");
      }
      return text;
    }

    @Override
    public Html render(String text) {
      return html(
          """
          <form id="note" phx-change="note"><input name="text" value="${}"><input name="other"></form>
          <p id="kept">${}</p>
          """,
          text,
          text);
    }
  }

  private CapturedLog log;

  @BeforeEach
  void listen() {
    log = CapturedLog.of("io.jview");
  }

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void aFormWhoseTextCrashesItsViewIsLeftAloneAfterThreeRounds() {
    Site site = serve(JView.builder().live("/", new Note(false)));
    Page page = newPage();
    Loads loads = Loads.of(page);
    page.navigate(site.url("/"));
    awaitLive(page);
    Locator text = page.locator("[name=text]");
    text.fill("all is well");
    assertThat(page.locator("#kept")).hasText("all is well");
    text.fill("all is well until boom");

    assertThat(page.locator("#jview-notice")).containsText("failed several times", PATIENTLY);
    int joins = loads.joins();
    loads.watch();
    assertThat(loads.joins()).as(loads.toString()).isEqualTo(joins).isEqualTo(4);
    assertThat(loads.documents()).isEqualTo(1);
    assertThat(text).hasValue("all is well until boom");
    assertThat(page.locator("#jview-notice")).hasCount(1);
    assertThat(page.locator(".jview-notice-server")).isHidden();

    text.fill("all is well again");
    page.click("#jview-notice button");
    assertThat(page.locator("#kept")).hasText("all is well again");
    assertThat(text).hasValue("all is well again");
    assertThat(page.locator("#jview-notice")).hasCount(0);
  }

  /** The client does not send a form again whose last sending was never answered. */
  @Test
  void aFormThatCrashesItsViewAtOnceStandsOnALivePageAgain() {
    expectComplaint("push timeout");
    Site site = serve(JView.builder().live("/", new Note(true)));
    Page page = newPage();
    Loads loads = Loads.of(page);
    page.navigate(site.url("/"));
    awaitLive(page);
    Locator text = page.locator("[name=text]");
    text.fill("until boom");
    page.waitForCondition(() -> loads.joins() == 3);
    awaitLive(page);
    assertThat(text).hasValue("until boom");

    text.fill("all is well again");
    assertThat(page.locator("#kept")).hasText("all is well again");
    assertThat(loads.joins()).isEqualTo(3);
    assertThat(loads.documents()).isEqualTo(1);
  }

  @Test
  void anErrorPageOfTheServersFaultIsLoadedAgainByItself() {
    expectComplaint("500");
    AtomicInteger visits = new AtomicInteger();
    Site site =
        serve(
            JView.builder()
                .get(
                    "/",
                    request -> {
                      if (visits.incrementAndGet() <= 2) {
                        throw new IllegalStateException("not yet");
                      }
                      return Response.page("Here", html("<h1>Here again</h1>"));
                    }));
    Page page = openPlain(site, "/");
    assertThat(page.locator("h1")).hasText("500");

    assertThat(page.locator("h1")).containsText("Here again", PATIENTLY);
    assertThat(visits).hasValue(3);
    assertThat(page.evaluate("history.state?.jviewErrors ?? null")).isNull();
  }

  @Test
  void anErrorPageOfTheVisitorsFaultStaysAsItIs() {
    expectComplaint("404");
    Site site = serve(JView.builder().live("/", new Note(true)));
    Page page = newPage();
    Loads loads = Loads.of(page);
    page.navigate(site.url("/nowhere"));

    loads.watch();
    assertThat(loads.documents()).isEqualTo(1);
  }

  @Test
  void aFormThatWasPostedInVainIsNotPostedAgain() {
    expectComplaint("500");
    AtomicInteger posts = new AtomicInteger();
    Site site =
        serve(
            JView.builder()
                .get(
                    "/",
                    request ->
                        Response.page(
                            "Form",
                            html(
                                """
                                <form method="post" action="/"><button>Send</button>
                                <input type="hidden" name="_csrf_token" value="${}"></form>
                                """,
                                request.csrfToken())))
                .post(
                    "/",
                    request -> {
                      posts.incrementAndGet();
                      throw new IllegalStateException("not now");
                    }));
    Page page = newPage();
    page.navigate(site.url("/"));
    Loads loads = Loads.of(page);
    page.click("button");
    assertThat(page.locator("h1")).hasText("500");

    loads.watch();
    assertThat(loads.documents()).isEqualTo(1);
    assertThat(posts).hasValue(1);
  }

  @Test
  void aLostConnectionIsTriedOftenAtFirst() throws Exception {
    expectComplaint("WebSocket connection to .* failed");
    Site old = serve(JView.builder().live("/", new Note(true)));
    Page page = open(old, "/");
    int port = old.port();
    old.close();

    int tries = 12;
    long begun = System.nanoTime();
    try (ServerSocket deaf = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
      for (int i = 0; i < tries; i++) {
        deaf.accept().close();
      }
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));

    serveAgain(port, JView.builder().live("/", new Note(true)));
    awaitLive(page);
  }
}
