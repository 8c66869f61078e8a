package io.jview.examples.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import io.jview.pubsub.Gap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CounterViewTest {

  private final CounterStore store = new InMemoryCounterStore();
  private final LiveViewTest site = LiveViewTest.of("/counter", new CounterView(store));

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void clicksCountUpAndDown() {
    try (LivePage page = site.open("/counter")) {
      page.click("[phx-click=increment]").click("[phx-click=increment]");
      page.click("[phx-click=decrement]");

      assertThat(page.text("#count")).isEqualTo("1");
      assertThat(store.value()).isEqualTo(1);
    }
  }

  @Test
  void anotherPageSeesTheClick() {
    try (LivePage one = site.open("/counter");
        LivePage two = site.open("/counter")) {
      one.click("[phx-click=increment]");

      two.awaitText("#count", "1");
    }
  }

  @Test
  void aNewPageStartsAtTheTrueNumber() {
    store.add(41);
    store.add(1);

    try (LivePage page = site.open("/counter")) {
      assertThat(page.text("#count")).isEqualTo("42");
    }
  }

  @Test
  void afterAGapTheNumberIsReadAgain() {
    try (LivePage page = site.open("/counter")) {
      store.add(5);

      page.gap(Gap.of("counter:changed", Gap.Reason.DISCONNECTED));

      page.awaitText("#count", "5");
    }
  }
}
