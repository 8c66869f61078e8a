package io.jview.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import org.junit.jupiter.api.Test;

class HomeViewTest {

  @Test
  void everyExampleIsListed() {
    try (LivePage page = LiveViewTest.mount(new HomeView())) {
      assertThat(page.elements(".cards a").eachAttr("href"))
          .containsExactly("/counter", "/chat", "/guide/counter");
      assertThat(page.title()).isEqualTo("JView examples");
    }
  }
}
