package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.jview.pubsub.redis.RedisServer;
import io.jview.pubsub.testkit.FaultProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Browsers in front of three instances, while their Redis goes and comes. */
class RedisOutageTest extends ClusterTest {

  private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(20_000);

  private RedisServer redis;
  private FaultProxy link;

  @BeforeAll
  void start() throws Exception {
    redis = RedisServer.start();
    link = FaultProxy.to("127.0.0.1", redis.port());
    Cluster.Launch others = new Cluster.Launch(redis.url());
    begin(Cluster.start(new Cluster.Launch("redis://127.0.0.1:" + link.port()), others, others));
  }

  @AfterAll
  void stopRedis() {
    link.close();
    redis.close();
  }

  @Test
  void usersOfAnInstanceThatIsCutOffGoOnAndAreToldAndAreRightAgainAfter() {
    Page here = openOn(0, "/counter");
    Page there = openOn(1, "/counter");
    long before = number(there);

    link.cut();
    for (int i = 0; i < 3; i++) {
      there.click("[phx-click=increment]");
    }
    assertThat(there.locator("#count")).hasText(String.valueOf(before + 3));
    here.click("[phx-click=increment]");
    assertThat(here.locator("#problem")).isVisible(PATIENTLY);
    assertThat(here.locator("#count")).hasText(String.valueOf(before));
    link.pass();

    assertThat(here.locator("#count")).hasText(String.valueOf(before + 3), SOON);
    assertNoneHasAProblem();
    here.click("[phx-click=increment]");
    assertThat(there.locator("#count")).hasText(String.valueOf(before + 4), SOON);
    assertThat(here.locator("#count")).hasText(String.valueOf(before + 4), SOON);
    assertNoneWasReloaded();
  }

  @Test
  void afterARestartOfRedisAllPagesAgree() {
    open(3, "/counter");
    pages().forEach(page -> page.click("[phx-click=increment]"));

    redis.kill();
    pages().forEach(page -> page.click("[phx-click=increment]"));
    for (Page page : pages()) {
      assertThat(page.locator("#problem")).isVisible(PATIENTLY);
    }
    redis.restart();

    assertAllAreWell();
  }

  @Test
  void afterAPauseOfRedisAllPagesAgree() {
    open(3, "/counter");

    redis.pause();
    pages().forEach(page -> page.click("[phx-click=increment]"));
    for (Page page : pages()) {
      assertThat(page.locator("#problem")).isVisible(PATIENTLY);
    }
    redis.resume();

    assertAllAreWell();
  }

  /** All agree without a reload, and the next click of each is seen by all. */
  private void assertAllAreWell() {
    assertNoneHasAProblem();
    assertAllAgree();
    long before = number(pages().getFirst());
    pages().forEach(page -> page.click("[phx-click=increment]"));
    for (Page page : pages()) {
      assertThat(page.locator("#count")).hasText(String.valueOf(before + pages().size()), SOON);
    }
    assertNoneWasReloaded();
  }
}
