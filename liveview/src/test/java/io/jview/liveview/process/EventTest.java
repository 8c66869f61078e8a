package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheet's section on events: every message is acknowledged, with what it changed. */
class EventTest {

  private final AtomicReference<Event> last = new AtomicReference<>();

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          last.set(event);
          return event.name();
        }
      };

  private Wire joined(LiveView<?> shown) throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", shown), "/page");
    wire.join("/page");
    return wire;
  }

  @Test
  void anEventIsAnsweredWithWhatItChanged() throws Exception {
    Wire wire = joined(view);

    assertThat(wire.click("up")).isEqualTo(json("{'diff':{'0':'up'}}"));
    assertThat(wire.click("up")).isEqualTo(json("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"click", "keydown", "keyup", "focus", "blur", "hook", "new-type"})
  void everyTypeOfEventReachesTheView(String type) throws Exception {
    Wire wire = joined(view);

    wire.call(
        "event",
        "{\"type\":\"%s\",\"event\":\"e\",\"value\":{\"key\":\"Enter\",\"n\":1}}".formatted(type));

    assertThat(last.get().type()).isEqualTo(type);
    assertThat(last.get().get("key")).isEqualTo("Enter");
    assertThat(last.get().value()).isEqualTo(Map.of("key", "Enter", "n", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"type\":null,", ""})
  void whatACommandPushesByItselfHasATypeOfItsOwn(String none) throws Exception {
    Wire wire = joined(view);

    wire.call("event", "{" + none + "\"event\":\"e\",\"value\":{}}");

    assertThat(last.get().type()).isEqualTo("command");
  }

  @Test
  void aFormComesWithItsFieldsAndTheOneThatChanged() throws Exception {
    Wire wire = joined(view);

    wire.call(
        "event",
        """
        {"type":"form","event":"validate","value":"user%5Bemail%5D=a%40b&x=1&x=2+3&_unused_y=&y=",\
        "meta":{"_target":"user[email]","id":"7"},"uploads":{}}\
        """);

    Event form = last.get();
    assertThat(form.get("user[email]")).isEqualTo("a@b");
    assertThat(form.form().all("x")).isEqualTo(List.of("1", "2 3"));
    assertThat(form.get("id")).isEqualTo("7");
    assertThat(form.target()).isEqualTo(List.of("user", "email"));
    assertThat(form.form().asMap()).containsKey("_unused_y");
  }

  @Test
  void aFormWhoseChangedFieldIsUnknownHasNone() throws Exception {
    Wire wire = joined(view);

    wire.call(
        "event",
        "{\"type\":\"form\",\"event\":\"v\",\"value\":\"a=1\",\"meta\":{\"_target\":\"undefined\"}}");

    assertThat(last.get().target()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'type':1,'event':'x'}",
        "{'type':'click','event':{'a':1}}",
        "{'type':'form','event':'x','value':{'a':1}}",
        "{'type':'form','event':'x','value':'%zz'}",
        "{'type':'click','event':'x','value':{'a':'\\ud800'}}",
        "{'type':'click','event':'x','value':{},'cid':1}"
      })
  void whatIsNoEventOfTheViewIsAcknowledgedAndIgnored(String payload) throws Exception {
    Wire wire = joined(view);

    assertThat(wire.call("event", payload.replace('\'', '"'))).isEqualTo(json("{}"));
    assertThat(last.get()).isNull();
    assertThat(wire.click("up")).isEqualTo(json("{'diff':{'0':'up'}}"));
  }

  @Test
  void messagesOfFeaturesNotUsedAreAcknowledged() throws Exception {
    Wire wire = joined(view);

    assertThat(wire.call("cids_will_destroy", "{\"cids\":[1]}")).isEqualTo(json("{}"));
    assertThat(wire.call("cids_destroyed", "{\"cids\":[1]}")).isEqualTo(json("{'cids':[]}"));
    assertThat(wire.call("progress", "{}")).isEqualTo(json("{}"));
  }

  @Test
  void aHookGetsItsReplyBesideTheChange() throws Exception {
    Wire wire =
        joined(
            new ScriptedView() {
              @Override
              public String handleEvent(Event event, String state, LiveSocket socket) {
                socket.reply(Map.of("sum", 3));
                socket.pushEvent("added", List.of(1, 2));
                socket.pageTitle("Sum");
                return "3";
              }
            });

    assertThat(wire.call("event", "{\"type\":\"hook\",\"event\":\"add\",\"value\":{}}"))
        .isEqualTo(json("{'diff':{'0':'3','t':'Sum','e':[['added',[1,2]]],'r':{'sum':3}}}"));
  }

  @Test
  void aListIsSentByItsMoves() throws Exception {
    LiveView<List<String>> list =
        new LiveView<>() {
          @Override
          public List<String> mount(Params params, Session session, LiveSocket socket) {
            return List.of("a", "b");
          }

          @Override
          public List<String> handleEvent(Event event, List<String> state, LiveSocket socket) {
            return state.reversed();
          }

          @Override
          public Html render(List<String> state) {
            return html("${}", each(state, s -> s, s -> html("<i>${}</i>", s)));
          }
        };

    assertThat(joined(list).click("turn"))
        .isEqualTo(json("{'diff':{'0':{'k':{'0':1,'1':0,'kc':2,'km':true}}}}"));
  }

  @Test
  void flashMessagesAreShownAndCleared() throws Exception {
    LiveView<String> flashing =
        new ScriptedView() {
          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) {
            socket.putFlash("info", "saved");
            socket.putFlash("error", "not quite");
            return state;
          }

          @Override
          public Html render(String state, RenderContext context) {
            return html("${}|${}", context.flash("info"), context.flash("error"));
          }
        };
    Wire wire = joined(flashing);

    assertThat(wire.click("save")).isEqualTo(json("{'diff':{'0':'saved','1':'not quite'}}"));
    assertThat(
            wire.call(
                "event",
                "{\"type\":\"click\",\"event\":\"lv:clear-flash\",\"value\":{\"key\":\"info\"}}"))
        .isEqualTo(json("{'diff':{'0':''}}"));
    assertThat(wire.call("event", "{\"type\":\"click\",\"event\":\"lv:clear-flash\",\"value\":{}}"))
        .isEqualTo(json("{'diff':{'1':''}}"));
  }
}
