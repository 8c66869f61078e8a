package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import io.jview.server.JViewBuilder;
import io.jview.server.ServerBuilder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Base of the tests in a browser: one Chromium for the class, and for each test a fresh profile and
 * sites of its own. A test fails if the browser complains of anything that it did not expect.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BrowserTest {

  private static final HasCountOptions PATIENTLY = new HasCountOptions().setTimeout(20_000);

  private Chromium chromium;
  private BrowserContext profile;
  private Complaints complaints;
  private final Deque<BrowserContext> profiles = new ArrayDeque<>();
  private final Deque<Site> sites = new ArrayDeque<>();

  @BeforeAll
  void startBrowser() {
    chromium = Chromium.start();
  }

  @BeforeEach
  void openProfile() {
    complaints = new Complaints();
    profile = newProfile(new Browser.NewContextOptions());
  }

  @AfterEach
  void closeAll() {
    while (!profiles.isEmpty()) {
      profiles.pop().close();
    }
    while (!sites.isEmpty()) {
      sites.pop().close();
    }
    complaints.assertNoneUnexpected();
  }

  @AfterAll
  void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** Serves pages until the test ends. */
  final Site serve(JViewBuilder pages) {
    sites.push(Site.start(pages));
    return sites.peek();
  }

  /** Serves a whole site until the test ends. */
  final Site serve(ServerBuilder server) {
    sites.push(Site.start(server));
    return sites.peek();
  }

  /** Serves pages where a site was before it was stopped. */
  final Site serveAgain(int port, JViewBuilder pages) {
    sites.push(Site.start(pages, port));
    return sites.peek();
  }

  /** Opens a page in a tab of this test's profile, and waits until it is live. */
  final Page open(Site site, String path) {
    return open(profile, site, path);
  }

  /** Opens a page in a tab of a profile, and waits until it is live. */
  final Page open(BrowserContext browser, Site site, String path) {
    Page page = browser.newPage();
    page.navigate(site.url(path));
    awaitLive(page);
    return page;
  }

  /** Opens a page in a tab of this test's profile. */
  final Page openPlain(Site site, String path) {
    return openPlain(site.url(path));
  }

  /** Opens a page of any site in a tab of this test's profile. */
  final Page openPlain(String url) {
    Page page = profile.newPage();
    page.navigate(url);
    return page;
  }

  /** A tab of a user of its own. */
  final Page newPage() {
    return newProfile(new Browser.NewContextOptions()).newPage();
  }

  /** Opens a page of any site as a user of its own, and waits until it is live. */
  final Page openLive(String url) {
    Page page = newPage();
    page.navigate(url);
    awaitLive(page);
    return page;
  }

  /** Closes browsers before their server ends, which they would complain of. */
  static void leave(List<Page> pages) {
    pages.forEach(page -> page.context().close());
  }

  static void awaitLive(Page page) {
    assertThat(page.locator("[data-phx-main].phx-connected")).hasCount(1, PATIENTLY);
  }

  /** Opens another profile: another user, with cookies of their own. */
  final BrowserContext newProfile(Browser.NewContextOptions options) {
    BrowserContext browser = chromium.browser().newContext(options);
    profiles.push(browser);
    complaints.listenTo(browser);
    return browser;
  }

  /** Opens a tab of a user who lets no site keep cookies or anything else. */
  final Page newPageThatKeepsNothing(Path profile) {
    BrowserContext browser = chromium.thatKeepsNothing(profile);
    profiles.push(browser);
    complaints.listenTo(browser);
    return browser.newPage();
  }

  /** Says that this test makes the browser complain. */
  final void expectComplaint(String pattern) {
    complaints.expect(pattern);
  }
}
