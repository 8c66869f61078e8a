package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions;
import io.jview.pubsub.redis.RedisServer;
import io.jview.pubsub.testkit.FaultProxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Pages in the midst of something, with a dialog open and a sentence half typed, in front of three
 * instances on one Redis: whatever happens to their server, each is where it was.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES) // for many pages, on a machine at work
class KeptPagesTest extends ClusterTest {

  /** How many at once; {@code -Djview.kept.pages=500} for more. */
  private static final int PAGES = Integer.getInteger("jview.kept.pages", 24);

  /** How many are in one tab, as frames. */
  private static final int IN_TAB = 25;

  private static final int PATIENCE = 60_000;

  private final List<Frame> frames = new ArrayList<>();
  private RedisServer redis;

  @BeforeAll
  void start() throws Exception {
    redis = RedisServer.start();
    begin(Cluster.start(redis.url()));
  }

  @AfterAll
  void stopRedis() {
    redis.close();
  }

  @AfterEach
  void forget() {
    frames.clear();
  }

  /** Opens pages through the balancer, and has their users come as far as the second step. */
  private void openAll() {
    expectComplaint("WebSocket connection to");
    expectComplaint("push timeout");
    expectComplaint("responded with a status of 404"); // the icon of what is around the frames
    while (frames.size() < PAGES) {
      Page tab = newPage();
      pages().add(tab);
      tab.navigate(cluster().balancer().url("/health"));
      int count = Math.min(IN_TAB, PAGES - frames.size());
      tab.evaluate(
          """
          count => {
            for (let i = 0; i < count; i++) {
              const frame = document.createElement("iframe");
              frame.src = "/trip";
              frame.width = 500;
              frame.height = 900;
              document.body.append(frame);
            }
          }
          """,
          count);
      tab.waitForCondition(() -> tab.frames().size() == count + 1);
      frames.addAll(tab.frames().stream().filter(frame -> !frame.equals(tab.mainFrame())).toList());
    }
    for (int i = 0; i < frames.size(); i++) {
      comeHalfWay(frames.get(i), i);
    }
  }

  private static void comeHalfWay(Frame frame, int number) {
    awaitLive(frame);
    frame.evaluate("window.neverReloaded = true");
    frame.fill("[name=to]", "Lisbon " + number);
    frame.locator("#next").dispatchEvent("click");
    frame.fill("[name=travellers]", "Ada " + number);
    frame.locator("#write").dispatchEvent("click");
    frame.fill("[name=note]", "half a tho " + number);
    assertThat(frame.locator("#note-form.phx-change-loading")).hasCount(0, patientCount());
    assertThat(frame.locator("#step")).hasAttribute("data-step", "2");
  }

  private static void awaitLive(Frame frame) {
    assertThat(frame.locator("[data-phx-main].phx-connected")).hasCount(1, patientCount());
  }

  private static HasCountOptions patientCount() {
    return new HasCountOptions().setTimeout(PATIENCE);
  }

  /** Notes how often each page has joined. */
  private void countJoins() {
    frames.forEach(frame -> frame.evaluate("window.joins = liveSocket.main.joinCount"));
  }

  private static void awaitRejoin(Frame frame) {
    frame.waitForFunction(
        "() => liveSocket.main.joinCount > window.joins && liveSocket.main.isConnected()",
        null,
        new Frame.WaitForFunctionOptions().setTimeout(PATIENCE));
    awaitLive(frame);
  }

  private static boolean hasJoinedAgain(Frame frame) {
    return (Boolean) frame.evaluate("() => liveSocket.main.joinCount > window.joins");
  }

  private void assertAllAreWhereTheyWere() {
    for (int i = 0; i < frames.size(); i++) {
      assertIsWhereItWas(frames.get(i), i);
    }
  }

  private static void assertIsWhereItWas(Frame frame, int number) {
    HasValueOptions patiently = new HasValueOptions().setTimeout(PATIENCE);
    assertThat(frame.locator("#step")).hasAttribute("data-step", "2");
    assertThat(frame.locator("dialog[open] [name=note]"))
        .hasValue("half a tho " + number, patiently);
    assertThat(frame.locator("[name=travellers]")).hasValue("Ada " + number, patiently);
    assertThat(frame.evaluate("window.neverReloaded")).isEqualTo(true);
  }

  /** What was said in the first step is not on the page: only the server knows it. */
  private void assertAllComeToTheEnd() {
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      frame.locator("[name=note]").pressSequentially("!");
      frame.locator("#note-form button").dispatchEvent("click");
      frame.locator("#next").dispatchEvent("click");
      assertThat(frame.locator(".summary"))
          .containsText("Lisbon " + i, new ContainsTextOptions().setTimeout(PATIENCE));
      frame.locator("#next").dispatchEvent("click");
      assertThat(frame.locator("#booked"))
          .hasText(
              "Booked: Lisbon %d, Ada %d.".formatted(i, i),
              new HasTextOptions().setTimeout(PATIENCE));
    }
  }

  private void rollingRestart() throws Exception {
    for (int i = 0; i < Cluster.SIZE; i++) {
      cluster().stop(i);
      cluster().startAgain(i);
    }
  }

  @Test
  void aRollingDeployLeavesEveryPageWhereItWas() throws Exception {
    openAll();
    countJoins();
    rollingRestart();
    frames.forEach(KeptPagesTest::awaitRejoin);
    assertAllAreWhereTheyWere();
    assertAllComeToTheEnd();
  }

  @Test
  void aDeployAfterRedisWasRestartedLeavesEveryPageWhereItWas() throws Exception {
    openAll();
    redis.kill();
    redis.restart();
    for (int i = 0; i < Cluster.SIZE; i++) {
      awaitBroadcasts(i);
    }
    countJoins();
    rollingRestart();
    frames.forEach(KeptPagesTest::awaitRejoin);
    assertAllAreWhereTheyWere();
  }

  /** An instance reaches Redis again when its counter counts. */
  private void awaitBroadcasts(int instance) {
    Page counter = newPage();
    counter.navigate(cluster().url(instance, "/counter"));
    awaitLive(counter);
    assertThat(counter.locator("#problem")).hasCount(0, patientCount());
    String before = shown(counter);
    counter.click("[phx-click=increment]");
    assertThat(counter.locator("#count"))
        .not()
        .hasText(before, new HasTextOptions().setTimeout(PATIENCE));
    counter.context().close();
  }

  @Test
  void anInstanceThatIsKilledLeavesItsPagesWhereTheyWereASecondBefore() throws Exception {
    openAll();
    pages().getFirst().waitForTimeout(2_500); // keepEvery says a second, and a write
    countJoins();
    cluster().kill(0);
    frames.forEach(KeptPagesTest::awaitLive);
    assertThat(frames).anyMatch(KeptPagesTest::hasJoinedAgain);
    assertAllAreWhereTheyWere();
    cluster().startAgain(0);
    assertAllComeToTheEnd();
  }

  @Test
  void aCableThatIsPulledForTenSecondsLeavesThePageWhereItWas() throws Exception {
    expectComplaint("WebSocket connection to");
    int port = URI.create(cluster().balancer().url("/")).getPort();
    try (FaultProxy cable = FaultProxy.to("127.0.0.1", port)) {
      Page page = openLive("http://127.0.0.1:%d/trip".formatted(cable.port()));
      pages().add(page);
      frames.add(page.mainFrame());
      comeHalfWay(page.mainFrame(), 0);
      countJoins();

      cable.swallow();
      page.waitForTimeout(10_000);
      cable.pass();
      // The old connection is silent for good, and no server knows. The browser finds out.
      page.evaluate(
          "() => { liveSocket.socket.pendingHeartbeatRef = 'lost';"
              + " liveSocket.socket.heartbeatTimeout(); }");
      awaitRejoin(page.mainFrame());
      assertAllAreWhereTheyWere();
      assertAllComeToTheEnd();
      page.context().close();
      pages().clear();
    }
  }
}
