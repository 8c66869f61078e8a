package io.jview.liveview.view;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Peer;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a mount may know of its browser. */
class VisitorTest {

  private static final Peer PEER = new Peer("2001:db8::1", "Lynx", Locale.GERMAN);

  /** What mounts have seen: plain ones, then connected ones. */
  private final List<Object> seen = new CopyOnWriteArrayList<>();

  private LiveRuntime runtime(java.util.function.Function<LiveSocket, Object> question) {
    return TestRuntimes.of(
        "/page/{id}",
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            seen.add(question.apply(socket));
            return "mounted";
          }
        });
  }

  private static Wire join(Wire wire, String connectParams) throws Exception {
    wire.at("/page/1");
    String payload =
        wire.joinPayload("url", "http://localhost/page/1")
            .replace("\"_mounts\":0", "\"_mounts\":0" + connectParams);
    assertThat(Wire.status(wire.join(wire.topic(), payload))).isEqualTo("ok");
    return wire;
  }

  @Test
  void thePeerAndThePrincipalAreThoseThatTheHostGives() throws Exception {
    Wire wire = new Wire(runtime(socket -> List.of(socket.peer(), socket.principal().getName())));
    wire.peer = PEER;
    wire.principal = () -> "ada";
    join(wire, "");

    assertThat(seen).containsExactly(List.of(PEER, "ada"), List.of(PEER, "ada"));
  }

  @Test
  void nobodyIsNull() throws Exception {
    join(new Wire(runtime(socket -> socket.peer() + " " + socket.principal())), "");

    assertThat(seen)
        .containsOnly("Peer[address=null, userAgent=null, locale=null] null")
        .hasSize(2);
  }

  @Test
  void aUserAgentIsShortened() {
    assertThat(new Peer(null, "x".repeat(9_999), null).userAgent()).hasSize(Peer.MAX_USER_AGENT);
  }

  @Test
  void whatThePagesScriptPassesArrivesWithTheJoin() throws Exception {
    join(
        new Wire(runtime(LiveSocket::connectParams)),
        """
        ,"zone":"Europe/Berlin","width":1280,"ratio":1.5,"dark":true,"tags":["a",2,null,["x"]],\
        "none":null,"deep":{"a":1},"_csrf_token":"secret"\
        """);

    assertThat(seen)
        .containsExactly(
            Params.of(Map.of()),
            Params.ofAll(
                Map.of(
                    "zone", List.of("Europe/Berlin"),
                    "width", List.of("1280"),
                    "ratio", List.of("1.5"),
                    "dark", List.of("true"),
                    "tags", List.of("a", "2"))));
  }

  @Test
  void connectParametersAreBounded() throws Exception {
    String fits = "a".repeat(8_000);
    join(
        new Wire(runtime(LiveSocket::connectParams)),
        ",\"fits\":\"" + fits + "\",\"more\":\"" + "b".repeat(200) + "\"");

    assertThat(seen.getLast()).isEqualTo(Params.of(Map.of("fits", fits)));
  }

  @Test
  void aMessageWithoutConnectParametersHasNone() throws Exception {
    Wire wire = new Wire(runtime(LiveSocket::connectParams)).at("/page/1");
    String payload =
        wire.joinPayload("url", "http://localhost/page/1")
            .replaceAll("\"params\":\\{[^}]*}", "\"params\":[1]");

    assertThat(Wire.status(wire.join(wire.topic(), payload))).isEqualTo("ok");
    assertThat(seen.getLast()).isEqualTo(Params.of(Map.of()));
  }

  /** Shows its path, and places itself inside of itself once. */
  private static final class Located extends ScriptedView {
    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return socket.path();
    }

    @Override
    public String handleEvent(Event event, String state, LiveSocket socket) {
      socket.patch(event.name());
      return state + ">" + socket.path();
    }

    @Override
    public String handleParams(Params params, String state, LiveSocket socket) {
      return state + ">" + socket.path();
    }

    @Override
    public Html render(String state, RenderContext view) {
      return html(
          "[${} ${} ${}]${}",
          state,
          view.path(),
          view.session().get("user"),
          state.startsWith("/page/in")
              ? html("")
              : view.child("inside", new ScriptedView.Path(), Map.of()));
    }
  }

  @Test
  void thePathIsThatOfThePageAndFollowsPatches() throws Exception {
    Wire wire = new Wire(TestRuntimes.of("/page/{id}", new Located()));
    wire.session(Map.of("user", "ada"));
    assertThat(wire.get("/page/a%20b?x=1").content())
        .contains("[/page/a%20b&gt;/page/a%20b /page/a%20b ada]")
        .contains("nested in /page/a%20b");
    wire.connect();

    assertThat(wire.join("/page/a%20b?x=1").get("rendered").get("1").asString())
        .isEqualTo("/page/a%20b");
    var response = wire.click("/page/c?y=2");
    assertThat(response.get("diff").get("1").asString()).isEqualTo("/page/c");
    assertThat(response.get("diff").get("0").asString())
        .isEqualTo("/page/a%20b&gt;/page/a%20b&gt;/page/a%20b&gt;/page/c");
    wire.call("live_patch", "{\"url\":\"http://localhost:8000/page/d\"}");
  }

  @Test
  void aNestedViewThatJoinsHasThePathOfItsPage() throws Exception {
    Wire wire = new Wire(TestRuntimes.of("/page/{id}", new Located())).at("/page/1");
    wire.join("/page/1");
    wire.call("live_patch", "{\"url\":\"http://localhost:8000/page/2\"}");
    String token = wire.root().selectFirst("#inside").attr("data-phx-session");
    wire.send(
        "2",
        "2",
        "lv:inside",
        "phx_join",
        "{\"session\":\"" + token + "\",\"params\":{\"k\":\"v\"}}");

    assertThat(Wire.response(wire.transport.next()).get("rendered").get("0").asString())
        .isEqualTo("nested in /page/2 with [v]");
  }
}
