package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.RenderContext;
import io.jview.liveview.fixture.RowComponent;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes over the wire for components: the frames, member by member. */
class ComponentFramesTest {

  private static final String ROW = "'s':['<li>',' ','</li>'],'r':1";

  private final RowComponent row = new RowComponent();

  /** Another class, so another component for the same id; it holds one of the first. */
  private final RowComponent box =
      new RowComponent() {
        @Override
        public Html render(String state, ComponentContext self) {
          return html("<b>${}</b>", self.component("in-" + self.target(), row, state));
        }
      };

  /** Shows the rows that its state lists, each as {@code id} or {@code id=props}. */
  private final ScriptedView list =
      new ScriptedView() {
        @Override
        public Html render(String state, RenderContext view) {
          List<String> rows = state.equals("-") ? List.of() : List.of(state.split(" "));
          return html("<ul>${}</ul>", each(rows, this::id, item -> place(view, row, item)));
        }

        private String id(String item) {
          return item.split("=")[0];
        }
      };

  private final ScriptedView boxes =
      new ScriptedView() {
        @Override
        public Html render(String state, RenderContext view) {
          return html("<p>${}${}</p>", place(view, box, "a=" + state), place(view, row, "a=x"));
        }
      };

  private static Html place(RenderContext view, LiveComponent<String, ?> component, String item) {
    String[] parts = item.split("=", 2);
    return view.component(parts[0], component, parts[parts.length - 1]);
  }

  private static Wire joined(ScriptedView view, String first) throws Exception {
    LiveRuntime runtime = TestRuntimes.of("/page", view);
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    wire.click(first);
    return wire;
  }

  private static JsonNode clickIn(Wire wire, int cid, String event) {
    return wire.call(
        "event",
        "{\"type\":\"click\",\"event\":\"%s\",\"value\":{},\"cid\":%d}".formatted(event, cid));
  }

  private static JsonNode cids(Wire wire, String event, int... cids) {
    return wire.call(event, "{\"cids\":" + Arrays.toString(cids) + "}");
  }

  @Test
  void thePlainPageShowsComponentsInPlace() throws Exception {
    String content = new Wire(TestRuntimes.of("/page", boxes)).get("/page").content();

    assertThat(content).contains("<p><b><li>3 mounted</li></b><li>2 x</li></p>");
    assertThat(box.log).containsExactly("many 1", "mount mounted");
    assertThat(row.log).containsExactly("many 1", "mount x", "many 1", "mount mounted");
  }

  @Test
  void aJoinHasPlacesAndComponentsOfEachClassWithTheInnerOnes() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", boxes), "/page");

    assertThat(wire.join("/page").get("rendered"))
        .isEqualTo(
            json(
                "{'s':['<p>','','</p>'],'0':1,'1':2,'c':{"
                    + "'1':{'s':['<b>','</b>'],'r':1,'0':3},"
                    + "'2':{"
                    + ROW
                    + ",'0':'2','1':'x'},"
                    + "'3':{'s':2,'0':'3','1':'mounted'}}}"));
  }

  @Test
  void newOnesTakeTheirFixedPartsFromEachOtherOrFromThoseTheBrowserHas() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", list), "/page");
    wire.join("/page");

    assertThat(wire.click("a b"))
        .isEqualTo(
            json(
                "{'diff':{'0':{'k':{'0':{'0':2},'1':{'0':3},'kc':2}},"
                    + "'c':{'2':{'s':-1,'0':'2','1':'a'},'3':{'s':-1,'0':'3','1':'b'}}}}"));
    assertThat(wire.click("-")).isEqualTo(json("{'diff':{'0':''}}"));
    cids(wire, "cids_will_destroy", 1, 2, 3);
    cids(wire, "cids_destroyed", 1, 2, 3);
    assertThat(wire.click("a b"))
        .isEqualTo(
            json(
                "{'diff':{'0':{'s':['',''],'k':{'0':{'0':4},'1':{'0':5},'kc':2}},'c':{'4':{"
                    + ROW
                    + ",'0':'4','1':'a'},'5':{'s':4,'0':'5','1':'b'}}}}"));
  }

  @Test
  void onlyWhatDiffersIsUpdatedAndSent() throws Exception {
    Wire wire = joined(list, "a b");
    row.log.clear();

    assertThat(wire.click("a b=2")).isEqualTo(json("{'diff':{'c':{'3':{'1':'2'}}}}"));
    assertThat(wire.click("b=2 a"))
        .isEqualTo(json("{'diff':{'0':{'k':{'0':1,'1':0,'kc':2,'km':true}}}}"));
    assertThat(row.log).containsExactly("many 1", "update b to 2");
  }

  @Test
  void aListAsksForAllOfItsRowsAtOnce() throws Exception {
    Wire wire = joined(list, "a b c");
    assertThat(row.log).endsWith("many 3", "mount a", "mount b", "mount c");
    row.log.clear();

    wire.click("a=1 b=2 c d");
    assertThat(row.log).containsExactly("many 3", "update a to 1", "update b to 2", "mount d");
  }

  @Test
  void anEventWithATargetChangesItsComponentAlone() throws Exception {
    Wire wire = joined(list, "a b");
    list.log.clear();

    assertThat(clickIn(wire, 3, "up")).isEqualTo(json("{'diff':{'c':{'3':{'1':'up'}}}}"));
    assertThat(clickIn(wire, 3, "up")).isEqualTo(json("{}"));
    assertThat(list.log).isEmpty();
    assertThat(clickIn(wire, 99, "up")).isEqualTo(json("{}"));
    assertThat(wire.click("a b c").get("diff").get("c"))
        .isEqualTo(json("{'4':{'s':-1,'0':'4','1':'c'}}"));
    assertThat(row.log).filteredOn("up"::equals).hasSize(2);
  }

  @Test
  void anInnerComponentIsItsOwn() throws Exception {
    Wire wire = joined(boxes, "v");

    assertThat(clickIn(wire, 3, "in")).isEqualTo(json("{'diff':{'c':{'3':{'1':'in'}}}}"));
    assertThat(clickIn(wire, 1, "out")).isEqualTo(json("{'diff':{'c':{'3':{'1':'out'}}}}"));
    assertThat(clickIn(wire, 2, "x2")).isEqualTo(json("{'diff':{'c':{'2':{'1':'x2'}}}}"));
  }

  @Test
  void aComponentThatTheBrowserHasForgottenEnds() throws Exception {
    Wire wire = joined(list, "a b");
    row.log.clear();
    wire.click("b");

    assertThat(cids(wire, "cids_will_destroy", 2)).isEqualTo(json("{}"));
    assertThat(row.log).isEmpty();
    assertThat(cids(wire, "cids_destroyed", 2, 3, 77)).isEqualTo(json("{'cids':[2]}"));
    assertThat(row.log).containsExactly("terminate a");
    assertThat(clickIn(wire, 2, "up")).isEqualTo(json("{}"));
    assertThat(wire.click("b a").get("diff").get("c"))
        .isEqualTo(json("{'4':{'s':-1,'0':'4','1':'a'}}"));
  }

  @Test
  void aComponentThatComesBackInBetweenIsSentWholeAndKept() throws Exception {
    Wire wire = joined(list, "a b");
    clickIn(wire, 2, "state");
    wire.click("b");
    cids(wire, "cids_will_destroy", 2);

    assertThat(wire.click("a b").get("diff").get("c"))
        .isEqualTo(json("{'2':{'s':-1,'0':'2','1':'state'}}"));
    assertThat(cids(wire, "cids_destroyed", 2)).isEqualTo(json("{'cids':[]}"));
    assertThat(clickIn(wire, 2, "up")).isEqualTo(json("{'diff':{'c':{'2':{'1':'up'}}}}"));
  }

  @Test
  void aJoinAnewBeginsWithNewComponents() throws Exception {
    Wire wire = joined(list, "a b");
    row.log.clear();

    wire.send("1", "9", wire.topic(), "phx_leave", "{}");
    wire.transport.next();
    await().until(() -> row.log.containsAll(List.of("terminate a", "terminate b")));
    assertThat(wire.join("/page").get("rendered").get("c"))
        .isEqualTo(json("{'1':{" + ROW + ",'0':'1','1':'mounted'}}"));
  }

  @Test
  void aMemoisedListMayHoldComponents() throws Exception {
    ScriptedView memo =
        new ScriptedView() {
          @Override
          public Html render(String state, RenderContext view) {
            List<String> ids = List.of(state.split(" "));
            return html("<ul>${}</ul>", eachMemo(ids, id -> id, id -> place(view, row, id)));
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", memo), "/page");
    assertThat(wire.root().text()).isEqualTo("1 mounted");
    assertThat(wire.join("/page").get("rendered").get("c"))
        .isEqualTo(json("{'1':{" + ROW + ",'0':'1','1':'mounted'}}"));
    assertThat(wire.click("mounted a"))
        .isEqualTo(
            json("{'diff':{'0':{'k':{'1':{'0':2},'kc':2}},'c':{'2':{'s':-1,'0':'2','1':'a'}}}}"));
  }

  @Test
  void aBrowserThatNeverSaysWhatItHasForgottenCannotHaveThemPileUp() throws Exception {
    Wire wire = joined(list, "-");
    for (int i = 0; i < 12; i++) {
      StringBuilder rows = new StringBuilder();
      for (int j = 0; j < 100; j++) {
        rows.append('r').append(i * 100 + j).append(' ');
      }
      wire.click(rows.toString());
    }
    assertThat(row.log).filteredOn(entry -> entry.startsWith("terminate")).hasSizeGreaterThan(900);
    assertThat(clickIn(wire, 1_201, "up").get("diff")).isNotNull();
  }

  @Test
  void whatIsShownUnderAConditionComesAndGoes() throws Exception {
    ScriptedView maybe =
        new ScriptedView() {
          @Override
          public Html render(String state, RenderContext view) {
            return html("<p>${}</p>", when(state.equals("on"), () -> place(view, row, "a=x")));
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", maybe), "/page");
    assertThat(wire.join("/page").get("rendered")).isEqualTo(json("{'s':['<p>','</p>'],'0':''}"));
    assertThat(wire.click("on"))
        .isEqualTo(json("{'diff':{'0':1,'c':{'1':{" + ROW + ",'0':'1','1':'x'}}}}"));
    assertThat(wire.click("off")).isEqualTo(json("{'diff':{'0':''}}"));
    assertThat(wire.click("on")).isEqualTo(json("{'diff':{'0':1}}"));
  }
}
