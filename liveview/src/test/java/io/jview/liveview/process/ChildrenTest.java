package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Views inside of views, over one socket. */
class ChildrenTest {

  private final CountDownLatch goOn = new CountDownLatch(1);

  /** The event {@code wait} waits until it may go on. */
  private final ScriptedView inner =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          return params.get("name") + "@" + socket.connected();
        }

        @Override
        public String handleParams(Params params, String state, LiveSocket socket) {
          return state.startsWith(params.get("name") + "@")
              ? state
              : "params " + params.get("name");
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          if (event.name().equals("wait")) {
            goOn.await();
          }
          return super.handleEvent(event, state, socket);
        }
      };

  private final ScriptedView outer =
      new ScriptedView() {
        @Override
        public Html render(String state, RenderContext view) {
          return html(
              "<i>${}</i>${}",
              state,
              when(!state.equals("hide"), () -> view.child("kid", inner, Map.of("name", "Bo"))));
        }
      };

  private final LiveRuntime runtime = TestRuntimes.of("/page", outer);

  private static String childJoin(Element child) {
    return "{\"params\":{\"_mounts\":0},\"session\":\"%s\",\"static\":null,\"sticky\":false}"
        .formatted(child.attr("data-phx-session"));
  }

  private static Element rendered(JsonNode node) {
    StringBuilder html = new StringBuilder();
    JsonNode statics = node.get("s");
    for (int i = 0; i < statics.size(); i++) {
      html.append(statics.get(i).asString());
      if (i + 1 < statics.size()) {
        html.append(node.get(Integer.toString(i)).asString());
      }
    }
    return Jsoup.parseBodyFragment(html.toString()).body().child(0);
  }

  private JsonNode joinChild(Wire wire, Element child) {
    wire.send("2", "2", "lv:kid", "phx_join", childJoin(child));
    return wire.transport.next();
  }

  @Test
  void aPlainPageShowsItsNestedViews() throws Exception {
    Wire wire = Wire.at(runtime, "/page");

    Element child = wire.root().selectFirst("#kid");
    assertThat(child.html()).isEqualTo("<p>Bo@false</p>");
    assertThat(child.attr("data-phx-parent-id")).isEqualTo(wire.root().id());
    assertThat(child.attr("data-phx-static")).isEmpty();
    assertThat(child.hasAttr("data-phx-main")).isFalse();
  }

  @Test
  void aNestedViewJoinsWithTheTokenOfThePageOrOfTheJoin() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    JsonNode tree = wire.join("/page").get("rendered");
    Element place = rendered(tree.get("1"));
    assertThat(place.html()).isEmpty();

    for (Element child : new Element[] {wire.root().selectFirst("#kid"), place}) {
      JsonNode reply = joinChild(wire, child);
      while (!reply.get(3).asString().equals("phx_reply")) {
        reply = wire.transport.next();
      }
      assertThat(response(reply).get("rendered"))
          .isEqualTo(json("{'s':['<p>','</p>'],'0':'Bo@true'}"));
    }
  }

  @Test
  void aNestedViewHasItsOwnEvents() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    joinChild(wire, wire.root().selectFirst("#kid"));

    wire.send("2", "3", "lv:kid", "event", "{\"type\":\"click\",\"event\":\"in\"}");
    assertThat(response(wire.transport.next())).isEqualTo(json("{'diff':{'0':'in'}}"));
    assertThat(wire.click("out")).isEqualTo(json("{'diff':{'0':'out'}}"));
    assertThat(inner.log).containsExactly("in");
  }

  @Test
  void aNestedViewEndsWhenItIsNotShownAnyMore() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    joinChild(wire, wire.root().selectFirst("#kid"));

    assertThat(wire.click("hide")).isEqualTo(json("{'diff':{'0':'hide','1':''}}"));

    await().until(() -> inner.log.contains("terminated Bo@true"));
    assertThat(response(joinChild(wire, wire.root().selectFirst("#kid"))))
        .isEqualTo(json("{'reason':'no such child'}"));
  }

  /** Shows a nested view that is given its own state. */
  private final ScriptedView giving =
      new ScriptedView() {
        @Override
        public Html render(String state, RenderContext view) {
          return html("<i>${}</i>${}", "x", view.child("kid", inner, Map.of("name", state)));
        }
      };

  @Test
  void aNestedViewGetsParametersThatDifferFromTheLastOnes() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", giving), "/page");
    wire.join("/page");
    joinChild(wire, wire.root().selectFirst("#kid"));

    wire.push("event", "{\"type\":\"click\",\"event\":\"Ada\",\"value\":{}}");
    List<JsonNode> frames = List.of(wire.transport.next(), wire.transport.next());
    assertThat(frames)
        .extracting(frame -> frame.get(3).asString() + frame.get(4))
        .containsExactlyInAnyOrder(
            "diff{\"0\":\"params Ada\"}", "phx_reply{\"status\":\"ok\",\"response\":{}}");
    assertThat(wire.click("Ada")).isEqualTo(json("{}"));
    wire.send("2", "3", "lv:kid", "event", "{\"type\":\"click\",\"event\":\"in\"}");
    assertThat(response(wire.transport.next())).isEqualTo(json("{'diff':{'0':'in'}}"));
  }

  @Test
  void aNestedViewJoinsWithTheParametersOfTheLastRender() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", giving), "/page");
    wire.join("/page");
    wire.click("Ada");
    JsonNode reply = joinChild(wire, wire.root().selectFirst("#kid"));

    assertThat(response(reply).get("rendered"))
        .isEqualTo(json("{'s':['<p>','</p>'],'0':'Ada@true'}"));
  }

  @Test
  void aNestedViewEndsWithItsParent() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    joinChild(wire, wire.root().selectFirst("#kid"));

    wire.send("1", "9", wire.topic(), "phx_leave", "{}");

    await().until(() -> inner.log.contains("terminated Bo@true"));
  }

  @Test
  void aDrainLetsANestedViewAnswerThoughItsParentIsDone() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    joinChild(wire, wire.root().selectFirst("#kid"));
    wire.send("2", "3", "lv:kid", "event", "{\"type\":\"click\",\"event\":\"wait\"}");
    wire.send("2", "4", "lv:kid", "event", "{\"type\":\"click\",\"event\":\"two\"}");

    runtime.drain(Duration.ofMillis(100));
    await().until(() -> outer.log.contains("terminated mounted"));
    goOn.countDown();

    assertThat(response(wire.transport.next())).isEqualTo(json("{'diff':{'0':'wait'}}"));
    assertThat(response(wire.transport.next())).isEqualTo(json("{'diff':{'0':'two'}}"));
    assertThat(wire.transport.closeCode.get()).isEqualTo(1012);
  }

  @Test
  void aNestedViewJoinsNowhereButInItsParentsPage() throws Exception {
    Wire one = Wire.at(runtime, "/page");
    Wire two = Wire.at(runtime, "/page");
    two.join("/page");

    assertThat(response(joinChild(two, one.root().selectFirst("#kid"))))
        .isEqualTo(json("{'reason':'no such child'}"));
    two.send("2", "2", "lv:other", "phx_join", childJoin(two.root().selectFirst("#kid")));
    assertThat(response(two.transport.next())).isEqualTo(json("{'reason':'stale'}"));
  }

  @Test
  void anIdThatIsNoneAndOneThatIsThereTwiceAreRefused() throws Exception {
    for (String[] ids : new String[][] {{"a b"}, {"a\"b"}, {""}, {"a", "a"}}) {
      LiveView<String> view =
          new ScriptedView() {
            @Override
            public Html render(String state, RenderContext context) {
              Html first = context.child(ids[0], inner, Map.of());
              return html("${}${}", first, context.child(ids[ids.length - 1], inner, Map.of()));
            }
          };
      Wire wire = new Wire(TestRuntimes.of("/page", view));

      org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
          .isThrownBy(() -> wire.get("/page"));
    }
  }
}
