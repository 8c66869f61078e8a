package io.jview.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import org.junit.jupiter.api.Test;

class CounterViewTest {

  @Test
  void allPagesShowTheNumberThatTheMessageCarries() {
    try (LiveViewTest site = LiveViewTest.of("/guide/counter", new CounterView());
        LivePage one = site.open("/guide/counter");
        LivePage two = site.open("/guide/counter")) {
      one.click("[phx-click=increment]");
      assertThat(one.text("#count")).isEqualTo("1");
      two.awaitText("#count", "1");

      site.broadcast("counter", 42);
      one.awaitText("#count", "42");
      two.awaitText("#count", "42");
    }
  }
}
