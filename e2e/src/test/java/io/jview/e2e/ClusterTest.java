package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForConditionOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** Base of the tests with browsers in front of several instances, which a class shares. */
abstract class ClusterTest extends BrowserTest {

  static final HasTextOptions SOON = new HasTextOptions().setTimeout(20_000);

  private final List<Page> pages = new ArrayList<>();
  private Cluster cluster;

  final void begin(Cluster started) {
    cluster = started;
  }

  @AfterAll
  void stopCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void leaveAll() {
    leave(pages);
    pages.clear();
  }

  final Cluster cluster() {
    return cluster;
  }

  /** The pages that this test has opened here. */
  final List<Page> pages() {
    return pages;
  }

  /** Opens browsers through the balancer, at least so many, until each instance has one. */
  final void open(int count, String path) {
    while (pages.size() < count || !eachInstanceHasOne()) {
      assertThat(pages).hasSizeLessThan(4 * count);
      openOne(path);
    }
  }

  /** Opens a browser through the balancer on one instance. */
  final Page openOn(int instance, String path) {
    cluster.balancer().leadOnlyTo(instance);
    Page page = openOne(path);
    cluster.balancer().leadToAll();
    return page;
  }

  private Page openOne(String path) {
    Page page = openLive(cluster.balancer().url(path));
    page.evaluate("window.neverReloaded = true");
    pages.add(page);
    return page;
  }

  private boolean eachInstanceHasOne() {
    Balancer balancer = cluster.balancer();
    await("no connections but sockets")
        .until(
            () -> IntStream.range(0, Cluster.SIZE).map(balancer::sessions).sum() == pages.size());
    return IntStream.range(0, Cluster.SIZE).map(balancer::sessions).allMatch(count -> count > 0);
  }

  final void assertNoneWasReloaded() {
    assertThat(pages).allMatch(page -> Boolean.TRUE.equals(page.evaluate("window.neverReloaded")));
  }

  static boolean isLive(Page page) {
    return page.locator("[data-phx-main].phx-connected").count() == 1;
  }

  static String shown(Page page) {
    return page.locator("#count").textContent();
  }

  static long number(Page page) {
    return Long.parseLong(shown(page));
  }

  /** No page says any more that the store is away. */
  final void assertNoneHasAProblem() {
    for (Page page : pages) {
      assertThat(page.locator("#problem")).hasCount(0, new HasCountOptions().setTimeout(30_000));
    }
  }

  /** All pages of the counter come to show what a page shows that is loaded now. */
  final void assertAllAgree() {
    Page fresh = openPlain(cluster.balancer().url("/counter"));
    try {
      fresh.waitForCondition(() -> agree(fresh), new WaitForConditionOptions().setTimeout(60_000));
    } catch (TimeoutError disagreed) {
      throw new AssertionError(
          "The pages show %s and a fresh one %s"
              .formatted(pages.stream().map(ClusterTest::told).toList(), told(fresh)),
          disagreed);
    }
    fresh.close();
  }

  private boolean agree(Page fresh) {
    fresh.reload();
    return pages.stream().allMatch(page -> shown(page).equals(shown(fresh)));
  }

  private static String told(Page page) {
    return page.locator(".counter").textContent().strip() + (isLive(page) ? "" : " (not live)");
  }
}
