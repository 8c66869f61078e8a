package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.pubsub.redis.RedisServer;
import java.util.List;
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

  @Test
  void browsersOnTwoProcessesShareTheCounter() throws Exception {
    try (DemoProcess first = demo();
        DemoProcess second = demo()) {
      String there = second.awaitAddress();
      Page one = openLive(first.awaitAddress() + "/counter");
      Page two = openLive(there + "/counter");
      for (int i = 0; i < 20; i++) {
        one.click("[phx-click=increment]");
        two.click("[phx-click=increment]");
      }
      assertThat(one.locator("#count")).hasText("40");
      assertThat(two.locator("#count")).hasText("40");
      Page late = openLive(there + "/counter");
      assertThat(late.locator("#count")).hasText("40");
      leave(List.of(one, two, late));
    }
  }

  @Test
  void browsersOnTwoProcessesChat() throws Exception {
    try (DemoProcess first = demo();
        DemoProcess second = demo()) {
      Page one = openLive(first.awaitAddress() + "/chat/lobby");
      Page two = openLive(second.awaitAddress() + "/chat/lobby");
      one.fill("[name=name]", "Ada");
      one.fill("[name=text]", "Hello <b>there</b>");
      one.click("#chat-form button");

      assertThat(two.locator("#messages li")).hasText("Ada Hello <b>there</b>");
      leave(List.of(one, two));
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
