package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.jview.examples.DemoSite;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What becomes of a page when its server or its view goes down. */
class RecoveryTest extends BrowserTest {

  private static final String REFUSED = "ERR_CONNECTION_REFUSED";

  /** Fails when asked to. */
  private static final class Fragile implements LiveView<Integer> {

    private final AtomicBoolean failNextMount = new AtomicBoolean();

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      if (socket.connected() && failNextMount.getAndSet(false)) {
        throw new IllegalStateException("the mount fails, as this test wants");
      }
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer count, LiveSocket socket) {
      if (event.name().equals("fail")) {
        throw new IllegalStateException("the event fails, as this test wants");
      }
      return count + 1;
    }

    @Override
    public Html render(Integer count) {
      return html(
          """
          <button id="count" phx-click="count">${}</button>
          <button id="fail" phx-click="fail">Fail</button>
          """,
          count);
    }
  }

  @Test
  void afterADeployThePageGoesOnWithoutAReload() {
    expectComplaint(REFUSED);
    Site old = serve(DemoSite.builder());
    Page page = open(old, "/counter");
    noteHowItsSocketCloses(page);
    page.click("[phx-click=increment]");
    assertThat(page.locator("#count")).hasText("1");
    int port = old.port();

    old.close();
    serveAgain(port, DemoSite.builder());

    assertThat(page.locator("#count")).hasText("0", patiently());
    awaitLive(page);
    page.click("[phx-click=increment]");
    assertThat(page.locator("#count")).hasText("1");
    assertSentAway(page);
  }

  @Test
  void aDemoThatIsToldToEndSendsItsPagesAwayFirst() throws Exception {
    expectComplaint(REFUSED);
    try (DemoProcess demo = DemoProcess.start("--port", "0")) {
      Page page = openPlain(demo.awaitAddress() + "/counter");
      awaitLive(page);
      noteHowItsSocketCloses(page);

      demo.signal("TERM");

      assertThat(demo.awaitExit()).isEqualTo(143);
      assertSentAway(page);
    }
  }

  @Test
  void whileTheServerIsGoneThePageSaysSo() {
    expectComplaint(REFUSED);
    Site old = serve(DemoSite.builder());
    Page page = open(old, "/counter");
    Locator connection = page.locator("#connection");
    assertThat(connection.locator(".up")).isVisible();
    assertThat(connection.locator(".down")).isHidden();
    int port = old.port();

    old.close();
    assertThat(connection.locator(".down")).isVisible();
    assertThat(connection.locator(".up")).isHidden();

    serveAgain(port, DemoSite.builder());
    awaitLive(page);
    assertThat(connection.locator(".up")).isVisible();
    assertThat(connection.locator(".down")).isHidden();
  }

  @Test
  void theDefaultLayoutTellsALostConnection() {
    expectComplaint(REFUSED);
    Site site = serve(JView.builder().live("/", new Fragile()));
    Page page = open(site, "/");
    assertThat(page.locator(".jview-notice-client")).isHidden();

    site.close();

    assertThat(page.locator(".jview-notice-client")).isVisible();
  }

  @Test
  void whatWasTypedIsStillThereAfterARestart() {
    expectComplaint(REFUSED);
    Site old = serve(DemoSite.builder());
    Page page = open(old, "/chat/java");
    page.locator("[name=name]").fill("Ada");
    page.locator("[name=text]").fill("half a sent");
    int port = old.port();

    old.close();
    assertThat(page.locator("#connection .down")).isVisible();
    serveAgain(port, DemoSite.builder());
    awaitLive(page);

    assertThat(page.locator("[name=name]")).hasValue("Ada");
    assertThat(page.locator("[name=text]")).hasValue("half a sent");
    page.locator("[name=text]").pressSequentially("ence");
    page.locator("[name=text]").press("Enter");
    assertThat(page.locator("#messages li")).hasText("Ada half a sentence");
  }

  @Test
  void afterACrashInAnEventThePageWorksAgain() {
    Page page = open(serve(JView.builder().live("/", new Fragile())), "/");
    page.click("#count");
    assertThat(page.locator("#count")).hasText("1");

    page.click("#fail");

    assertThat(page.locator("#count")).hasText("0", patiently());
    awaitLive(page);
    page.click("#count");
    assertThat(page.locator("#count")).hasText("1");
  }

  @Test
  void aCrashInOneTabDisturbsNoOther() {
    Site site = serve(JView.builder().live("/", new Fragile()));
    Page one = open(site, "/");
    Page two = open(site, "/");
    one.click("#count");
    two.click("#count");
    assertThat(one.locator("#count")).hasText("1");
    assertThat(two.locator("#count")).hasText("1");

    one.click("#fail");
    assertThat(one.locator("#count")).hasText("0", patiently());

    two.click("#count");
    assertThat(two.locator("#count")).hasText("2");
  }

  @Test
  void afterACrashInTheMountThePageIsLoadedAgain() {
    Fragile view = new Fragile();
    view.failNextMount.set(true);
    Site site = serve(JView.builder().live("/", view));

    Page page = openPlain(site, "/");

    page.waitForCondition(
        () -> page.locator("[data-phx-main].phx-connected").count() == 1,
        new Page.WaitForConditionOptions().setTimeout(20_000));
    page.click("#count");
    assertThat(page.locator("#count")).hasText("1");
  }

  /** For this document only: a reload forgets it. */
  private static void noteHowItsSocketCloses(Page page) {
    page.evaluate("liveSocket.socket.onClose(({code}) => window.closeCode ??= code)");
  }

  private static void assertSentAway(Page page) {
    page.waitForCondition(() -> page.evaluate("window.closeCode") != null);
    assertThat(page.evaluate("window.closeCode")).isEqualTo(1012);
  }

  private static HasTextOptions patiently() {
    return new HasTextOptions().setTimeout(15_000);
  }
}
