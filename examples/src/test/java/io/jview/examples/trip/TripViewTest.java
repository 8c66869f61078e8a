package io.jview.examples.trip;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TripViewTest {

  @Test
  void aTripIsBookedInThreeSteps() {
    try (LivePage page = LiveViewTest.mount(new TripView())) {
      page.submit("#trip-1", Map.of("to", "Lisbon", "day", "in May"));
      page.submit("#trip-2", Map.of("travellers", "Ada", "wishes", "a window"));
      assertThat(page.text(".summary")).contains("Lisbon in May").contains("a window");
      page.submit("#trip-3", Map.of());

      assertThat(page.text("#booked")).isEqualTo("Booked: Lisbon in May, Ada.");
      page.click("#step button");
      assertThat(page.element("#step").attr("data-step")).isEqualTo("1");
    }
  }

  @Test
  void backLeadsToWhatWasTyped() {
    try (LivePage page = LiveViewTest.mount(new TripView())) {
      page.submit("#trip-1", Map.of("to", "Lisbon"));
      page.click("[phx-click=back]");

      assertThat(page.element("[name=to]").val()).isEqualTo("Lisbon");
    }
  }

  @Test
  void aLostConnectionLeavesThePageWhereItWas() {
    try (LivePage page = LiveViewTest.mount(new TripView())) {
      page.submit("#trip-1", Map.of("to", "Lisbon"));
      page.change("#trip-2", Map.of("travellers", "Ada"));
      page.click("#write");
      page.change("#note-form", Map.of("note", "half a tho"));
      page.disconnect();
      page.reconnect();

      assertThat(page.element("#step").attr("data-step")).isEqualTo("2");
      assertThat(page.element("[name=travellers]").val()).isEqualTo("Ada");
      assertThat(page.element("dialog [name=note]").text()).isEqualTo("half a tho");
    }
  }

  @Test
  void aPageThatIsLoadedAnewBeginsAnew() {
    try (LiveViewTest site = LiveViewTest.of("/trip", new TripView());
        LivePage page = site.open("/trip")) {
      page.submit("#trip-1", Map.of("to", "Lisbon"));
      page.open("/trip");

      assertThat(page.element("#step").attr("data-step")).isEqualTo("1");
      assertThat(page.element("[name=to]").val()).isEmpty();
    }
  }
}
