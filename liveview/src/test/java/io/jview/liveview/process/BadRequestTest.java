package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.runtime.LiveRuntime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a view cannot read of a browser ends no page. */
class BadRequestTest {

  record Point(int x, int y) {}

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          return "page " + params.get("page", 1);
        }

        @Override
        public String handleParams(Params params, String state, LiveSocket socket) {
          return "page " + params.get("page", 1);
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          socket.putFlash("info", "begun");
          socket.pushEvent("begun", null);
          return switch (event.name()) {
            case "number" -> "number " + event.getLong("n");
            case "point" -> event.as(Point.class).toString();
            case "leave" -> {
              socket.navigate("/elsewhere");
              throw new BadRequestException("no");
            }
            case "turn" -> {
              socket.patch("/page?page=" + event.get("to", ""));
              yield "turning";
            }
            default -> event.name();
          };
        }
      };

  private Wire joined() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");
    return wire;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'click','event':'number','value':{'n':'x'}}",
        "{'type':'click','event':'number','value':{'n':1.5}}",
        "{'type':'click','event':'number','value':{'n':{'deep':[1]}}}",
        "{'type':'click','event':'number','value':{}}",
        "{'type':'form','event':'number','value':'n=99999999999999999999'}",
        "{'type':'hook','event':'point','value':{'x':'a'}}",
        "{'type':'hook','event':'point','value':[1,2]}",
        "{'type':'form','event':'point','value':'x=1&y=b'}",
        "{'type':'click','event':'leave','value':{}}",
        "{'type':'click','event':'turn','value':{'to':'many'}}",
      })
  void anEventThatCannotBeReadIsAcknowledgedAndChangesNothing(String event) throws Exception {
    Wire wire = joined();

    assertThat(wire.call("event", event.replace('\'', '"'))).isEqualTo(json("{}"));
    assertThat(
            wire.call(
                "event",
                "{\"type\":\"click\",\"event\":\"number\",\"value\":{\"n\":\"3000000000\"}}"))
        .isEqualTo(json("{'diff':{'0':'number 3000000000','e':[['begun',null]]}}"));
  }

  @Test
  void anAddressThatCannotBeReadIsAnErrorPage() throws Exception {
    LiveRuntime runtime = TestRuntimes.of("/page", view);

    assertThat(new Wire(runtime).get("/page?page=many").status()).isEqualTo(400);
    assertThat(new Wire(runtime).get("/page?page=3000000000").status()).isEqualTo(400);
    assertThat(new Wire(runtime).get("/page?page=").status()).isEqualTo(200);
  }

  @Test
  void aPatchToSuchAnAddressLeadsToTheErrorPage() throws Exception {
    Wire wire = joined();

    assertThat(wire.call("live_patch", "{\"url\":\"http://x/page?page=many\"}"))
        .isEqualTo(json("{'link_redirect':true}"));
    assertThat(wire.call("live_patch", "{\"url\":\"http://x/page?page=2\"}"))
        .isEqualTo(json("{'diff':{'0':'page 2'}}"));
  }

  @Test
  void aJoinAtSuchAnAddressIsLedToTheErrorPage() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    JsonNode reply =
        wire.join(wire.topic(), wire.joinPayload("redirect", "http://x/page?page=many"));

    assertThat(List.of(reply.toString())).first().asString().contains("reload", "400");
  }
}
