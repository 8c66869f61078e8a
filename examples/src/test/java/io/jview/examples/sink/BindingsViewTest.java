package io.jview.examples.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingsViewTest {

  @Test
  void eachEventIsCounted() {
    try (LivePage page = LiveViewTest.mount(new BindingsView())) {
      page.change("#search", Map.of("q", "tea")).click("#throttled").click("#throttled");

      assertThat(page.text("#text")).isEqualTo("tea");
      assertThat(page.text("#heard-search")).isEqualTo("1");
      assertThat(page.text("#heard-throttled")).isEqualTo("2");
    }
  }

  @Test
  void theGuestGoesAndComes() {
    try (LivePage page = LiveViewTest.mount(new BindingsView())) {
      assertThat(page.elements("#guest")).hasSize(1);
      assertThat(page.click("#toggle").elements("#guest")).isEmpty();
      assertThat(page.click("#toggle").elements("#guest")).hasSize(1);
    }
  }
}
