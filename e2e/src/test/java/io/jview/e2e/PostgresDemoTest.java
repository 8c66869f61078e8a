package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import io.jview.pubsub.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes of the demo on one real PostgreSQL, as a role that owns no more than it makes. */
class PostgresDemoTest extends BrowserTest {

  private static final String SECRET = "s3cret";
  private static final double RECOVERY_MILLIS = 30_000;
  private static final HasTextOptions SOON = new HasTextOptions().setTimeout(RECOVERY_MILLIS);
  private static final IsHiddenOptions GONE_SOON =
      new IsHiddenOptions().setTimeout(RECOVERY_MILLIS);

  private PostgresServer server;
  private final List<DemoProcess> instances = new ArrayList<>();

  @BeforeAll
  void startServer() {
    server = PostgresServer.start();
    server.createRole("demo", SECRET);
  }

  @AfterAll
  void stopServer() {
    server.close();
  }

  @BeforeEach
  void createDatabase() {
    server.createDatabase("demo");
    server.execute("grant create on database demo to demo");
  }

  @AfterEach
  void stopInstances() {
    instances.forEach(DemoProcess::close);
    instances.clear();
    server.dropDatabase("demo");
  }

  /** Opens a page as two users, each on an instance of its own. */
  private List<Page> openOnTwo(String path) throws Exception {
    String url = "postgresql://demo:%s@127.0.0.1:%d/demo".formatted(SECRET, server.port());
    for (int i = 0; i < 2; i++) {
      instances.add(DemoProcess.start("--port", "0", "--pubsub", url));
    }
    List<Page> pages = new ArrayList<>();
    for (DemoProcess instance : instances) {
      pages.add(openLive(instance.awaitAddress() + path));
    }
    return pages;
  }

  @Test
  void browsersOnTwoProcessesShareTheCounterThroughAnOutage() throws Exception {
    List<Page> pages = openOnTwo("/counter");
    for (int i = 0; i < 20; i++) {
      pages.forEach(page -> page.click("[phx-click=increment]"));
    }
    pages.forEach(page -> assertThat(page.locator("#count")).hasText("40"));

    server.stopImmediately();
    pages.forEach(page -> page.click("[phx-click=increment]"));
    pages.forEach(page -> assertThat(page.locator("#problem")).isVisible());
    server.restart();

    pages.forEach(page -> assertThat(page.locator("#problem")).isHidden(GONE_SOON));
    pages.getFirst().click("[phx-click=increment]");
    pages.forEach(page -> assertThat(page.locator("#count")).hasText("41", SOON));
    leave(pages);
  }

  @Test
  void browsersOnTwoProcessesChat() throws Exception {
    List<Page> pages = openOnTwo("/chat/lobby");
    Page writer = pages.getFirst();
    writer.fill("[name=name]", "Ada");
    writer.fill("[name=text]", "Hello <b>there</b>");
    writer.click("#chat-form button");

    assertThat(pages.getLast().locator("#messages li")).hasText("Ada Hello <b>there</b>");
    leave(pages);
  }

  @Test
  void ordersShowWhatAnyProgramChangesInTheTable() throws Exception {
    List<Page> pages = openOnTwo("/orders");
    server.executeIn(
        "demo",
        "update jview_demo.orders set state = 'shipped' where id = 2",
        "insert into jview_demo.orders (customer, article) values ('Edsger', '<b>Path</b>')",
        "delete from jview_demo.orders where id = 3");

    for (Page page : pages) {
      assertThat(page.locator("#orders tbody tr"))
          .hasText(
              new String[] {
                "1AdaDifference enginenew", "2GraceCompilershipped", "4Edsger<b>Path</b>new"
              });
    }
    leave(pages);
  }

  @Test
  void aPostgresThatCannotBeReachedIsToldInOneLine() throws Exception {
    try (DemoProcess demo =
        DemoProcess.start("--port", "0", "--pubsub", "postgresql://me:secret@127.0.0.1:1/demo")) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.errors())
          .singleElement()
          .asString()
          .contains("127.0.0.1:1")
          .doesNotContain("secret");
    }
  }
}
