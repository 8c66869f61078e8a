package io.jview.examples.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComponentsViewTest {

  private final LivePage page = LiveViewTest.mount(new ComponentsView());

  @AfterEach
  void close() {
    page.close();
  }

  private List<String> titles() {
    return page.elements(".chore strong").eachText();
  }

  private static String in(String title, String button) {
    return ".chore:has(strong:contains(" + title + ")) button:contains(" + button + ")";
  }

  @Test
  void aCardKeepsItsStateWhereItMoves() {
    page.click(in("Grace", "Done")).click(in("Grace", "Later")).click(in("bread", "Done"));
    page.click("#rotate");

    assertThat(titles()).containsExactly("Bake bread", "Water the plants", "Call Grace");
    assertThat(page.elements(".chore").eachAttr("data-done"))
        .containsExactly("true", "false", "false");
    assertThat(page.text(".chore:eq(2) small")).isEqualTo("put off 1 times");
  }

  @Test
  void aCardHasTheListTakeItAway() {
    page.click(in("Grace", "✕"));
    page.await("two cards", now -> titles().size() == 2);
    assertThat(titles()).containsExactly("Water the plants", "Bake bread");
  }

  @Test
  void aNewCardBeginsItsOwnLife() {
    page.submit("#add-chore", Map.of("title", "Sleep"));
    page.click(in("Sleep", "Later"));
    assertThat(page.elements(".chore small")).hasSize(1);
    page.submit("#add-chore", Map.of("title", "  "));
    assertThat(titles()).hasSize(4);
  }

  @Test
  void aStopwatchRunsByItself() {
    page.click("#stopwatches .stopwatch:eq(0) button");
    page.awaitText("#stopwatches .stopwatch:eq(0) .seconds", "1 s");
    assertThat(page.text("#stopwatches .stopwatch:eq(1) .seconds")).isEqualTo("0 s");
    page.click("#stopwatches .stopwatch:eq(0) button");
    assertThat(page.text("#stopwatches .stopwatch:eq(0) button")).isEqualTo("Start");
  }

  @Test
  void rowsAskTheirStoreAtOnce() {
    assertThat(page.elements("#prices .hint").eachText()).containsOnly("one of 2 in one query");
    page.click("#menu");
    assertThat(page.elements("#prices .hint").eachText())
        .containsExactly(
            "one of 2 in one query",
            "one of 2 in one query",
            "one of 3 in one query",
            "one of 3 in one query",
            "one of 3 in one query");
  }

  @Test
  void theIndexLeadsToEachPage() {
    try (LivePage index = LiveViewTest.mount(new SinkView())) {
      assertThat(index.elements(".cards a").eachAttr("href"))
          .isEqualTo(index.elements(".tabs a").eachAttr("href"))
          .contains("/sink/components");
    }
  }
}
