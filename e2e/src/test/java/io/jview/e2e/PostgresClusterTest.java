package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.pubsub.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Browsers in front of three instances on one PostgreSQL. */
class PostgresClusterTest extends ClusterTest {

  private PostgresServer server;

  @BeforeAll
  void start() throws Exception {
    server = PostgresServer.start();
    begin(Cluster.start(server.url()));
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @Test
  void clicksAreSeenOnEveryInstanceAndNoneIsLostWithAnInstanceOrTheDatabase() throws Exception {
    expectComplaint("WebSocket connection to");
    open(3, "/counter");
    clickEach(5);

    cluster().kill(0);
    pages().forEach(BrowserTest::awaitLive);
    clickEach(1);
    server.kill();
    server.restart();

    clickEach(1);
    assertAllAgree();
    assertNoneWasReloaded();
  }

  /** Clicks once nothing is wrong, so that each click counts. */
  private void clickEach(int times) {
    assertNoneHasAProblem();
    assertAllAgree();
    long before = number(pages().getFirst());
    for (int i = 0; i < times; i++) {
      pages().forEach(page -> page.click("[phx-click=increment]"));
    }
    String after = String.valueOf(before + (long) times * pages().size());
    for (Page page : pages()) {
      assertThat(page.locator("#count")).hasText(after, SOON);
    }
  }
}
