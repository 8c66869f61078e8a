package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.RenderContext;
import io.jview.liveview.fixture.RowComponent;
import io.jview.liveview.fixture.StreamView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Components in the items of a stream, which only the browser still knows to stand there. */
class StreamComponentsTest {

  private final RowComponent part =
      new RowComponent() {
        @Override
        public String update(String props, String state, LiveSocket socket) throws Exception {
          super.update(props, state, socket);
          return state;
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          if (event.name().equals("flash")) {
            socket.putFlash("info", "told");
          }
          return super.handleEvent(event, state, socket);
        }

        @Override
        public Html render(String state, ComponentContext self) {
          return html("<b>${}</b>", state);
        }
      };

  /** Each item has a component; the page beside shows a flash message. */
  private final StreamView view =
      new StreamView("insert a b") {
        @Override
        public Html render(String state, RenderContext view) {
          return html(
              "<i>${}</i><ul id=\"list\" phx-update=\"stream\">${}</ul>",
              view.flash("info"),
              view.stream(
                  ROWS,
                  item ->
                      html(
                          "<li id=\"${}\">${}</li>",
                          ROWS.domId(item),
                          view.component(id(item), part, text(item)))));
        }
      };

  private final Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

  StreamComponentsTest() throws Exception {
    wire.join("/page");
  }

  private JsonNode clickIn(int cid, String event) {
    return wire.call(
        "event",
        "{\"type\":\"click\",\"event\":\"%s\",\"value\":{},\"cid\":%d}".formatted(event, cid));
  }

  private JsonNode cids(String event, int... cids) {
    return wire.call(event, "{\"cids\":" + Arrays.toString(cids) + "}");
  }

  @Test
  void oneChangesByItselfAlone() {
    assertThat(clickIn(2, "x")).isEqualTo(json("{'diff':{'c':{'2':{'0':'x'}}}}"));
  }

  @Test
  void oneThatChangesBesideThePageIsToldApartFromIt() {
    assertThat(clickIn(1, "flash")).isEqualTo(json("{'diff':{'0':'told'}}"));
    assertThat(wire.pushed("diff")).isEqualTo(json("{'c':{'1':{'0':'flash'}}}"));
  }

  @Test
  void oneWhoseItemIsInsertedAgainStaysWhatItIs() {
    clickIn(1, "x");
    JsonNode diff = wire.click("delete a; front a=new").get("diff");

    assertThat(diff.get("1").get("k").get("0").get("1").asInt()).isEqualTo(1);
    assertThat(diff.has("c")).isFalse();
    assertThat(part.log).contains("update x to new").doesNotContain("terminate x");
  }

  @Test
  void oneEndsWhenTheBrowserSaysThatItIsGone() {
    wire.click("delete a");
    assertThat(part.log).doesNotContain("terminate a");
    cids("cids_will_destroy", 1);
    assertThat(cids("cids_destroyed", 1)).isEqualTo(json("{'cids':[1]}"));
    assertThat(part.log).contains("terminate a");
  }

  @Test
  void oneThatComesBackMeanwhileIsSentWholeAndStays() {
    wire.click("delete a");
    cids("cids_will_destroy", 1);
    JsonNode back = wire.click("insert a").get("diff");

    assertThat(back.get("c").get("1").has("s")).isTrue();
    assertThat(cids("cids_destroyed", 1)).isEqualTo(json("{'cids':[]}"));
    assertThat(clickIn(1, "x")).isEqualTo(json("{'diff':{'c':{'1':{'0':'x'}}}}"));
  }

  @Test
  void thousandsStandAlthoughTheServerSeesNoneOfThem() {
    for (int i = 0; i < 30; i++) {
      int first = 100 * i;
      wire.click(
          "insert "
              + IntStream.range(first, first + 100)
                  .mapToObj(String::valueOf)
                  .collect(Collectors.joining(" ")));
    }
    assertThat(part.log).noneMatch(line -> line.startsWith("terminate"));
    assertThat(clickIn(1, "x")).isEqualTo(json("{'diff':{'c':{'1':{'0':'x'}}}}"));
  }

  @Test
  void theyEndWithTheirPage() {
    wire.close();
    await().until(() -> part.log.contains("terminate b"));
    assertThat(part.log).contains("terminate a");
  }
}
