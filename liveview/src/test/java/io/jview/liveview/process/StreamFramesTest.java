package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveStream;
import io.jview.liveview.RenderContext;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.StreamView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes over the wire for streams: the frames, member by member. */
class StreamFramesTest {

  private static final String STATICS = "'s':['<li','>','</li>'],";

  private static Wire joined(String first) throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", new StreamView(first)), "/page");
    wire.join("/page");
    return wire;
  }

  /** The entries and the change of the stream {@code 0}, as its client writes them down. */
  private static String rows(String items, String stream) {
    List<String> all = items.isEmpty() ? List.of() : List.of(items.split(" "));
    String entries =
        IntStream.range(0, all.size())
            .mapToObj(i -> "'" + i + "':" + row(all.get(i)) + ",")
            .collect(Collectors.joining());
    return "'k':{" + entries + "'kc':" + all.size() + "},'stream':['0'," + stream + "]";
  }

  private static String row(String item) {
    String id = StreamView.id(item);
    return "{'0':' id=\\'rows-" + id + "\\'','1':'" + StreamView.text(item) + "'}";
  }

  private static JsonNode diff(String rows) {
    return wire("{'diff':{'0':{" + rows + "}}}");
  }

  private static JsonNode wire(String text) {
    return json(text.replace("\\'", "\\\""));
  }

  @Test
  void thePlainPageShowsWhatMountHasInserted() throws Exception {
    String content =
        new Wire(TestRuntimes.of("/page", new StreamView("insert a b; front c=d")))
            .get("/page")
            .content();

    assertThat(content)
        .contains(
            "<ul id=\"list\" phx-update=\"stream\"><li id=\"rows-c\">d</li>"
                + "<li id=\"rows-a\">a</li><li id=\"rows-b\">b</li></ul>");
  }

  @Test
  void aJoinHasWhatMountHasInsertedInItsOrder() throws Exception {
    Wire wire =
        Wire.at(TestRuntimes.of("/page", new StreamView("insert a b; last 2; insert c")), "/page");

    assertThat(wire.join("/page").get("rendered"))
        .isEqualTo(
            wire(
                "{'s':['<ul id=\\'list\\' phx-update=\\'stream\\'>','</ul>'],'0':{"
                    + STATICS
                    + rows("b c", "[['rows-c',-1,null,false],['rows-b',-1,null,false]],[]")
                    + "}}"));
  }

  @Test
  void anEmptyStreamStandsThereAndTakesItsFixedPartsWithTheFirstItem() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", new StreamView("none")), "/page");

    assertThat(wire.join("/page").get("rendered").get("0"))
        .isEqualTo(wire("{'s':[''],'k':{'kc':0},'stream':['0',[],[]]}"));
    assertThat(wire.click("insert a"))
        .isEqualTo(diff(STATICS + rows("a", "[['rows-a',-1,null,false]],[]")));
    assertThat(wire.click("insert b")).isEqualTo(diff(rows("b", "[['rows-b',-1,null,false]],[]")));
  }

  @Test
  void whatIsInsertedGoesAloneAndIsForgotten() throws Exception {
    Wire wire = joined("insert a b");

    assertThat(wire.click("front c")).isEqualTo(diff(rows("c", "[['rows-c',0,null,false]],[]")));
    assertThat(wire.click("second d")).isEqualTo(diff(rows("d", "[['rows-d',1,null,false]],[]")));
    assertThat(wire.click("last 3; insert e"))
        .isEqualTo(diff(rows("e", "[['rows-e',-1,-3,false]],[]")));
    assertThat(wire.click("first 3; front f"))
        .isEqualTo(diff(rows("f", "[['rows-f',0,3,false]],[]")));
    assertThat(wire.click("update a=2"))
        .isEqualTo(diff(rows("a=2", "[['rows-a',-1,null,true]],[]")));
    assertThat(wire.click("nothing")).isEqualTo(json("{}"));
  }

  @Test
  void whatIsPutBeforeOthersTogetherKeepsItsOrder() throws Exception {
    Wire wire = joined("insert a");

    assertThat(wire.click("front x y"))
        .isEqualTo(diff(rows("y x", "[['rows-x',0,null,false],['rows-y',0,null,false]],[]")));
  }

  @Test
  void whatIsDeletedGoesByItsId() throws Exception {
    Wire wire = joined("insert a b c");

    assertThat(wire.click("delete a b")).isEqualTo(diff(rows("", "[],['rows-a','rows-b']")));
    assertThat(wire.click("delete never")).isEqualTo(diff(rows("", "[],['rows-never']")));
  }

  @Test
  void anItemMovesWhenItIsDeletedAndInserted() throws Exception {
    Wire wire = joined("insert a b");

    assertThat(wire.click("delete b; front b"))
        .isEqualTo(diff(rows("b", "[['rows-b',0,null,false]],['rows-b']")));
  }

  @Test
  void anItemThatComesAndGoesIsNotSent() throws Exception {
    Wire wire = joined("insert a");

    assertThat(wire.click("insert b; delete b")).isEqualTo(diff(rows("", "[],['rows-b']")));
    assertThat(wire.click("delete a; update a=2")).isEqualTo(diff(rows("", "[],['rows-a']")));
  }

  @Test
  void anItemInsertedTwiceGoesOnceWhereItWasPutFirst() throws Exception {
    Wire wire = joined("insert a");

    assertThat(wire.click("front b=1; insert b=2 c"))
        .isEqualTo(diff(rows("b=2 c", "[['rows-c',-1,null,false],['rows-b',0,null,false]],[]")));
    assertThat(wire.click("update b=3; insert b=4"))
        .isEqualTo(diff(rows("b=4", "[['rows-b',-1,null,false]],[]")));
  }

  @Test
  void aResetSaysSoAndHasTheItemsInTheirOrder() throws Exception {
    Wire wire = joined("insert a b");

    assertThat(wire.click("insert z; reset b a; front c; delete b"))
        .isEqualTo(
            diff(rows("c a", "[['rows-a',-1,null,false],['rows-c',-1,null,false]],[],true")));
    assertThat(wire.click("reset")).isEqualTo(diff(rows("", "[],[],true")));
  }

  @Test
  void itemsOfSeveralTemplatesAreWrapped() throws Exception {
    Wire wire =
        Wire.at(
            TestRuntimes.of(
                "/page",
                new StreamView("insert a") {
                  @Override
                  public Html render(String state, RenderContext view) {
                    return html(
                        "<ul id=\"list\" phx-update=\"stream\">${}</ul>",
                        view.stream(ROWS, item -> item.equals("b") ? bold(item) : row(item)));
                  }

                  private Html bold(String item) {
                    return html("<li id=\"rows-${}\"><b>${}</b></li>", id(item), text(item));
                  }
                }),
            "/page");
    wire.join("/page");
    String b = "{'s':['<li id=\\'rows-','\\'><b>','</b></li>'],'0':'b','1':'b'}";
    String a = "{'s':['<li','>','</li>'],'0':' id=\\'rows-a\\'','1':'a'}";

    assertThat(wire.click("insert a b"))
        .isEqualTo(
            diff(
                "'s':['',''],'k':{'0':{'0':"
                    + a
                    + "},'1':{'0':"
                    + b
                    + "},'kc':2},'stream':['0',[['rows-b',-1,null,false],"
                    + "['rows-a',-1,null,false]],[]]"));
  }

  @Test
  void aJoinAgainHasWhatMountInsertsAndNothingElse() throws Exception {
    Wire wire = joined("insert a");
    wire.click("insert b");
    wire.close();
    wire.connect();

    assertThat(wire.join("/page").get("rendered").get("0"))
        .isEqualTo(wire("{" + STATICS + rows("a", "[['rows-a',-1,null,false]],[]") + "}"));
  }

  @Test
  void aStreamThatIsNotShownWaitsUntilItIs() throws Exception {
    StreamView view =
        new StreamView("insert a") {
          @Override
          public Html render(String state, RenderContext view) {
            boolean shows = state.startsWith("show ");
            return html("<p>${}</p>", when(shows, () -> super.render(state, view)));
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    assertThat(wire.join("/page").get("rendered").get("0")).isEqualTo(json("''"));
    assertThat(wire.click("insert b")).isEqualTo(json("{}"));
    assertThat(wire.click("show it").get("diff").get("0").get("0"))
        .isEqualTo(
            wire(
                "{"
                    + STATICS
                    + rows("a b", "[['rows-b',-1,null,false],['rows-a',-1,null,false]],[]")
                    + "}"));
  }

  @Test
  void whatWaitsForAStreamThatIsNotShownIsBounded() throws Exception {
    StreamView view =
        new StreamView("none") {
          @Override
          public Html render(String state, RenderContext view) {
            boolean shows = state.startsWith("show ");
            return html("<p>${}</p>", when(shows, () -> super.render(state, view)));
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");
    for (int i = 0; i < 30; i++) {
      int first = 100 * i;
      wire.click(
          "insert "
              + IntStream.range(first, first + 100)
                  .mapToObj(String::valueOf)
                  .collect(Collectors.joining(" ")));
    }

    JsonNode entries = wire.click("show it").get("diff").get("0").get("0").get("k");
    assertThat(entries.get("kc").asInt()).isEqualTo(1_000);
    assertThat(entries.get("0").get("1").asString()).isEqualTo("2000");
  }

  @Test
  void severalStreamsOfOnePageHaveRefsOfTheirOwn() throws Exception {
    List<LiveStream<String>> columns =
        List.of(LiveStream.of("left", item -> item), LiveStream.of("right", item -> item));
    ScriptedView view =
        new ScriptedView() {
          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) {
            columns.forEach(column -> socket.stream(column).insert(event.name()));
            return state;
          }

          @Override
          public Html render(String state, RenderContext view) {
            return html(
                "<div>${}</div>", each(columns, LiveStream::name, column -> list(column, view)));
          }

          private Html list(LiveStream<String> column, RenderContext view) {
            return html(
                "<ul id=\"${}\" phx-update=\"stream\">${}</ul>",
                column.name(),
                view.stream(column, item -> html("<li id=\"${}\"></li>", column.domId(item))));
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");

    assertThat(wire.click("a").get("diff").get("0").get("k"))
        .isEqualTo(
            wire(
                "{'0':{'1':{'s':['<li','></li>'],'k':{'0':{'0':' id=\\'left-a\\''},'kc':1},"
                    + "'stream':['0',[['left-a',-1,null,false]],[]]}},"
                    + "'1':{'1':{'s':['<li','></li>'],'k':{'0':{'0':' id=\\'right-a\\''},'kc':1},"
                    + "'stream':['1',[['right-a',-1,null,false]],[]]}},'kc':2}"));
  }

  @Test
  void aComponentHasStreamsOfItsOwn() throws Exception {
    StreamView.Box box = new StreamView.Box();
    StreamView view =
        new StreamView("insert a") {
          @Override
          public Html render(String state, RenderContext view) {
            return html("<p>${}${}</p>", super.render(state, view), inside(view));
          }

          private Html inside(RenderContext view) {
            return view.component("box", box, "insert x");
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    assertThat(wire.join("/page").get("rendered").get("c").get("1").get("1"))
        .isEqualTo(
            wire(
                "{"
                    + STATICS
                    + "'k':{'0':{'0':' id=\\'rows-x\\'','1':'x'},'kc':1},"
                    + "'stream':['1-0',[['rows-x',-1,null,false]],[]]}"));
    assertThat(
            wire.call("event", "{\"type\":\"click\",\"event\":\"front y\",\"value\":{},\"cid\":1}"))
        .isEqualTo(
            wire(
                "{'diff':{'c':{'1':{'1':{'k':{'0':{'0':' id=\\'rows-y\\'','1':'y'},'kc':1},"
                    + "'stream':['1-0',[['rows-y',0,null,false]],[]]}}}}}"));
  }

  @Test
  void whatARefusedEventHasSaidIsNotDone() throws Exception {
    StreamView view =
        new StreamView("insert a") {
          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
            super.handleEvent(event, state, socket);
            if (event.name().endsWith("bad")) {
              throw new BadRequestException("bad");
            }
            return state;
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");

    assertThat(wire.click("insert bad")).isEqualTo(json("{}"));
    assertThat(wire.click("insert b")).isEqualTo(diff(rows("b", "[['rows-b',-1,null,false]],[]")));
  }

  @Test
  void aRowAheadOfAThousandCostsUnderTwoHundredBytes() throws Exception {
    String thousand =
        IntStream.range(0, 1_000).mapToObj(i -> "row" + i).collect(Collectors.joining(" "));
    Wire wire = joined("insert " + thousand);

    String diff = wire.click("front news=a-line-of-thirty-characters-ok").get("diff").toString();

    assertThat(diff.getBytes(StandardCharsets.UTF_8).length).isLessThan(200);
  }
}
