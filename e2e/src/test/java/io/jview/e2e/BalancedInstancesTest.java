package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.pubsub.redis.RedisServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Browsers in front of three instances on one Redis, while instances go and come. */
class BalancedInstancesTest extends ClusterTest {

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

  @Test
  void clicksAreSeenByTheBrowsersOfEveryInstance() {
    open(3, "/counter");
    long before = number(pages().getFirst());
    for (int i = 0; i < 10; i++) {
      pages().forEach(page -> page.click("[phx-click=increment]"));
    }
    for (Page page : pages()) {
      assertThat(page.locator("#count"))
          .hasText(String.valueOf(before + 10L * pages().size()), SOON);
    }
    assertNoneWasReloaded();
  }

  @Test
  void theBrowsersOfAKilledInstanceComeBackOnAnotherWithWhatWasTyped() throws Exception {
    expectComplaint("WebSocket connection to");
    open(6, "/chat/lobby");
    for (Page page : pages()) {
      page.fill("[name=name]", "Ada");
      page.fill("[name=text]", "half a sent");
      page.evaluate("liveSocket.socket.onClose(() => window.lost = true)");
    }

    int victims = cluster().balancer().sessions(0);
    cluster().kill(0);
    Page any = pages().getFirst();
    any.waitForCondition(
        () -> lost().size() == victims && lost().stream().allMatch(ClusterTest::isLive),
        new Page.WaitForConditionOptions().setTimeout(5_000));

    assertNoneWasReloaded();
    for (Page page : pages()) {
      assertThat(page.locator("[name=name]")).hasValue("Ada");
      assertThat(page.locator("[name=text]")).hasValue("half a sent");
    }
    lost().getFirst().locator("[name=text]").pressSequentially("ence");
    lost().getFirst().locator("[name=text]").press("Enter");
    for (Page page : pages()) {
      assertThat(page.locator("#messages li")).hasText("Ada half a sentence", SOON);
    }
    cluster().startAgain(0);
  }

  private List<Page> lost() {
    return pages().stream().filter(page -> page.evaluate("window.lost") != null).toList();
  }

  @Test
  void throughARollingRestartNoBrowserIsWithoutAPageAndAllAgreeAtTheEnd() throws Exception {
    expectComplaint("WebSocket connection to");
    // Of a click that was under way to an instance as it closed the socket: answered by nobody.
    expectComplaint("push timeout, type: click");
    open(3, "/counter");
    long before = number(pages().getFirst());

    try (PageWatch watch = PageWatch.start(cluster().balancer().url("/counter"))) {
      CompletableFuture<Void> restarts = CompletableFuture.runAsync(this::restartAll);
      long clicks = 0;
      while (!restarts.isDone()) {
        for (Page page : pages()) {
          page.evaluate("document.querySelector('[phx-click=increment]').click()");
          assertThat(page.locator("#count").isVisible()).isTrue();
          clicks++;
        }
      }
      restarts.get();
      pages().forEach(BrowserTest::awaitLive);
      pages().forEach(page -> page.click("[phx-click=increment]"));

      assertThat(watch.failures()).isEmpty();
      assertAllAgree();
      assertThat(number(pages().getFirst()) - before)
          .isBetween((long) pages().size(), clicks + pages().size());
    }
    assertNoneWasReloaded();
  }

  private void restartAll() {
    try {
      for (int i = 0; i < Cluster.SIZE; i++) {
        cluster().stop(i);
        cluster().startAgain(i);
      }
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
