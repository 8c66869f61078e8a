package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.jview.pubsub.redis.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two processes of the demo on one real Redis. */
class RedisDemoTest extends BrowserTest {

  private RedisServer redis;

  @BeforeAll
  void startRedis() {
    redis = RedisServer.start();
  }

  @AfterAll
  void stopRedis() {
    redis.close();
  }

  private DemoProcess demo() throws Exception {
    return DemoProcess.start("--port", "0", "--pubsub", redis.url());
  }

  private Page open(String address, String path) {
    Page page = newProfile(new Browser.NewContextOptions()).newPage();
    page.navigate(address + path);
    awaitLive(page);
    return page;
  }

  /** Closes the browsers before their server ends, which they would complain of. */
  private static void leave(Page... pages) {
    for (Page page : pages) {
      page.context().close();
    }
  }

  @Test
  void browsersOnTwoProcessesShareTheCounter() throws Exception {
    try (DemoProcess first = demo();
        DemoProcess second = demo()) {
      String there = second.awaitAddress();
      Page one = open(first.awaitAddress(), "/counter");
      Page two = open(there, "/counter");
      for (int i = 0; i < 20; i++) {
        one.click("[phx-click=increment]");
        two.click("[phx-click=increment]");
      }
      assertThat(one.locator("#count")).hasText("40");
      assertThat(two.locator("#count")).hasText("40");
      Page late = open(there, "/counter");
      assertThat(late.locator("#count")).hasText("40");
      leave(one, two, late);
    }
  }

  @Test
  void browsersOnTwoProcessesChat() throws Exception {
    try (DemoProcess first = demo();
        DemoProcess second = demo()) {
      Page one = open(first.awaitAddress(), "/chat/lobby");
      Page two = open(second.awaitAddress(), "/chat/lobby");
      one.fill("[name=name]", "Ada");
      one.fill("[name=text]", "Hello <b>there</b>");
      one.click("#chat-form button");

      assertThat(two.locator("#messages li")).hasText("Ada Hello <b>there</b>");
      leave(one, two);
    }
  }

  @Test
  void aRedisThatCannotBeReachedIsToldInOneLine() throws Exception {
    try (DemoProcess demo =
        DemoProcess.start("--port", "0", "--pubsub", "redis://:secret@127.0.0.1:1")) {
      assertThat(demo.awaitExit()).isEqualTo(1);
      assertThat(demo.errors())
          .singleElement()
          .asString()
          .contains("127.0.0.1:1")
          .doesNotContain("secret");
    }
  }
}
