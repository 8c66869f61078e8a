package io.jview.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import org.junit.jupiter.api.Test;

class HomeViewTest {

  @Test
  void everyExampleIsListed() {
    try (LivePage page = LiveViewTest.mount(new HomeView(false))) {
      assertThat(page.elements(".cards a").eachAttr("href"))
          .containsExactly("/counter", "/chat", "/trip", "/sink", "/guide/counter");
      assertThat(page.title()).isEqualTo("JView examples");
    }
  }

  @Test
  void ordersAreListedWhereThereIsADatabase() {
    try (LivePage page = LiveViewTest.mount(new HomeView(true))) {
      assertThat(page.elements(".cards a").eachAttr("href")).endsWith("/orders");
    }
  }
}
