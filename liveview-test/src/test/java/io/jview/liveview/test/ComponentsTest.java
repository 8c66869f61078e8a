package io.jview.liveview.test;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.js.JS;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages with components, as a test drives them. */
class ComponentsTest {

  private final List<String> ended = new CopyOnWriteArrayList<>();

  /** What is typed and clicked in one item. */
  private final class Item implements LiveComponent<String, String> {
    @Override
    public String mount(String props, LiveSocket socket) {
      return props;
    }

    @Override
    public String update(String props, String state, LiveSocket socket) {
      return props;
    }

    @Override
    public String handleEvent(Event event, String state, LiveSocket socket) {
      switch (event.name()) {
        case "away" -> socket.send(Info.of("away", event.get("id")));
        case "ask" -> socket.reply(state);
        default -> {
          return event.name() + event.get("word", "");
        }
      }
      return state;
    }

    @Override
    public Html render(String state, ComponentContext self) {
      return html(
          """
          <!-- an item -->
          <li>
            <b>${text}</b>
            <button class="up" phx-click="up" phx-target="${target}">up</button>
            <button class="js" phx-click="${js}">js</button>
            <button class="away" phx-click="away" phx-value-id="${away}" phx-target="${target}">-</button>
            <form phx-change="typed" phx-submit="sent" phx-target="${target}"><input name="word"></form>
          </li>
          """,
          state,
          self.target(),
          JS.push("js").target(self.target()),
          self.target(),
          self.target(),
          self.target());
    }

    @Override
    public void terminate(String state, LiveSocket socket) {
      ended.add(state);
    }
  }

  private final Item item = new Item();

  private final LiveView<List<String>> list =
      new LiveView<>() {
        @Override
        public List<String> mount(Params params, Session session, LiveSocket socket) {
          return List.of("a", "b", "c");
        }

        @Override
        public List<String> handleEvent(Event event, List<String> state, LiveSocket socket) {
          return switch (event.name()) {
            case "turn" -> state.reversed();
            case "first" -> List.of(state.get(0));
            default -> List.of(event.name());
          };
        }

        @Override
        public List<String> handleInfo(Info info, List<String> state, LiveSocket socket) {
          List<String> left = new ArrayList<>(state);
          left.remove(0);
          return List.copyOf(left);
        }

        @Override
        public Html render(List<String> state, RenderContext view) {
          return html(
              """
              <button id="turn" phx-click="turn"></button>
              <button id="first" phx-click="first"></button>
              <button id="third" phx-click="remote" phx-target="li:eq(2) b"></button>
              <button id="lost" phx-click="remote" phx-target=".nobody"></button>
              <ul>${}</ul>${}
              """,
              each(state, id -> id, id -> view.component(id, item, id)),
              when(state.isEmpty(), () -> html("<p>nothing</p>")));
        }
      };

  private final LiveViewTest site = LiveViewTest.of("/list", list);
  private final LivePage page = site.open("/list");

  @AfterEach
  void close() {
    page.close();
    site.close();
  }

  private List<String> texts() {
    return page.elements("b").eachText();
  }

  @Test
  void whatIsClickedInAComponentChangesItAlone() {
    page.click("li:eq(1) .up");
    assertThat(texts()).containsExactly("a", "up", "c");
    assertThat(page.lastDiff().json()).startsWith("{\"c\":{\"2\":");

    page.click("li:eq(2) .js");
    assertThat(texts()).containsExactly("a", "up", "js");
  }

  @Test
  void aFormInAComponentIsItsOwn() {
    page.change("li:eq(0) form", Map.of("word", "x"));
    assertThat(texts()).containsExactly("typedx", "b", "c");
    page.submit("li:eq(2) form", Map.of("word", "y"));
    assertThat(texts()).containsExactly("typedx", "b", "senty");
  }

  @Test
  void aSelectorMeansTheComponentAroundWhatItFinds() {
    page.click("#third");
    assertThat(texts()).containsExactly("a", "b", "remote");
    assertThatThrownBy(() -> page.click("#lost"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(".nobody");
  }

  @Test
  void aHookCanPushToAComponent() {
    assertThat(page.hookTo("ul", "li:eq(1)", "ask", null).value()).isEqualTo("b");
    page.hookTo("ul", "3", "hooked", Map.of());
    assertThat(texts()).containsExactly("a", "b", "hooked");
  }

  @Test
  void aComponentKeepsItsStateWhereverItMoves() {
    page.click("li:eq(0) .up");
    page.click("#turn");
    assertThat(texts()).containsExactly("c", "b", "up");
    page.click("li:eq(2) .up");
    assertThat(page.element("li:eq(2)").attr("data-phx-component")).isEqualTo("1");
  }

  @Test
  void aComponentThatIsNotShownAnyMoreEnds() {
    page.click("li:eq(1) .up");
    page.click("#first");
    assertThat(texts()).containsExactly("a");
    assertThat(ended).containsExactly("up", "c");
  }

  @Test
  void aComponentTellsItsView() {
    page.click("li:eq(0) .away");
    page.await("two left", now -> now.elements("b").eachText().equals(List.of("b", "c")));
    page.await("the end", now -> ended.equals(List.of("a")));
  }

  @Test
  void afterAReconnectComponentsBeginAnew() {
    page.click("li:eq(1) .up");
    page.reconnect();
    assertThat(texts()).containsExactly("a", "b", "c");
    page.click("li:eq(1) .up");
    assertThat(texts()).containsExactly("a", "up", "c");
  }
}
