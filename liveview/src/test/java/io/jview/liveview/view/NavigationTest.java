package io.jview.liveview.view;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.Page;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.pubsub.PubSub;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sheet's rows on patches, navigation and redirects, as replies and unasked. */
class NavigationTest {

  /** Does what an event's or info's text says: {@code patch /page?n=1}. */
  private static final class Guide implements LiveView<String> {
    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      if (socket.connected()) {
        socket.subscribe("guide");
      }
      return "";
    }

    @Override
    public String handleParams(Params params, String state, LiveSocket socket) {
      int left = params.get("left", 0);
      if (left > 0) {
        socket.patch("/page?left=" + (left - 1));
      }
      return "n=" + params.get("n", "") + " left=" + left;
    }

    @Override
    public String handleEvent(Event event, String state, LiveSocket socket) {
      go(event.name(), socket);
      return state;
    }

    @Override
    public String handleInfo(Info info, String state, LiveSocket socket) {
      go(info.as(String.class), socket);
      return state;
    }

    private static void go(String command, LiveSocket socket) {
      String to = command.substring(command.indexOf(' ') + 1);
      if (command.startsWith("flash")) {
        socket.putFlash("info", "hello");
      }
      if (command.contains("patch")) {
        socket.patch(to.substring(to.indexOf('/')));
      } else if (command.contains("navigate")) {
        socket.navigate(to.substring(to.indexOf('/')));
      } else {
        socket.redirect(to.substring(to.indexOf('/')));
      }
    }

    @Override
    public Html render(String state) {
      throw new AssertionError("the other one is called");
    }

    @Override
    public Html render(String state, RenderContext context) {
      return html("${}${}", state, context.flash("info"));
    }
  }

  private final PubSub pubsub = PubSub.inMemory();
  private final LiveRuntime runtime =
      TestRuntimes.started(
          TestRuntimes.builder()
              .pubsub(pubsub)
              .live("/page", new Guide())
              .live("/other", new ScriptedView()));

  private Wire joined() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    return wire;
  }

  @Test
  void aPatchStandsInTheReplyWithItsChange() throws Exception {
    assertThat(joined().click("patch /page?n=1"))
        .isEqualTo(
            json("{'diff':{'0':'n=1 left=0'},'live_patch':{'kind':'push','to':'/page?n=1'}}"));
  }

  @Test
  void aPatchThatPatchesOnEndsWhereTheLastOneLeads() throws Exception {
    assertThat(joined().click("patch /page?left=19"))
        .isEqualTo(json("{'live_patch':{'kind':'push','to':'/page?left=0'}}"));
  }

  @Test
  void patchesWithoutEndCrashTheView() throws Exception {
    Wire wire = joined();
    wire.push("event", "{\"type\":\"click\",\"event\":\"patch /page?left=99\"}");

    wire.pushed("phx_error");
  }

  @Test
  void anUnaskedPatchIsPushedAheadOfItsChange() throws Exception {
    Wire wire = joined();
    pubsub.broadcast("guide", "patch /page?n=2");

    assertThat(wire.pushed("live_patch")).isEqualTo(json("{'kind':'push','to':'/page?n=2'}"));
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'n=2 left=0'}"));
  }

  @Test
  void aLinksPatchIsAnsweredWithTheChange() throws Exception {
    Wire wire = joined();

    assertThat(wire.call("live_patch", "{\"url\":\"http://localhost:8000/page?n=3\"}"))
        .isEqualTo(json("{'diff':{'0':'n=3 left=0'}}"));
  }

  @Test
  void aLinksPatchToAnotherViewBecomesANavigation() throws Exception {
    Wire wire = joined();

    for (String url : new String[] {"http://x/other", "http://x/none", "http://x/%zz", ""}) {
      assertThat(wire.call("live_patch", "{\"url\":\"%s\"}".formatted(url)))
          .isEqualTo(json("{'link_redirect':true}"));
    }
    assertThat(wire.call("live_patch", "{}")).isEqualTo(json("{'link_redirect':true}"));
  }

  @Test
  void aPatchToAnotherViewIsAnErrorOfTheCaller() throws Exception {
    Wire wire = joined();
    wire.push("event", "{\"type\":\"click\",\"event\":\"patch /other\"}");

    wire.pushed("phx_error");
  }

  @Test
  void aNavigationStandsInTheReplyAndEndsTheView() throws Exception {
    Wire wire = joined();

    assertThat(wire.click("navigate /other?a=1"))
        .isEqualTo(json("{'live_redirect':{'kind':'push','to':'/other?a=1'}}"));
    wire.push("event", "{\"type\":\"click\",\"event\":\"late\"}");
    assertThat(response(wire.transport.next())).isEqualTo(json("{'reason':'unmatched topic'}"));
  }

  @Test
  void aNavigationAndARedirectArePushedUnasked() throws Exception {
    Wire one = joined();
    pubsub.broadcast("guide", "navigate /other");
    assertThat(one.pushed("live_redirect")).isEqualTo(json("{'kind':'push','to':'/other'}"));

    Wire two = joined();
    pubsub.broadcast("guide", "redirect /away");
    assertThat(two.pushed("redirect")).isEqualTo(json("{'to':'/away'}"));
  }

  @Test
  void aFlashComesAlongWithANavigation() throws Exception {
    Wire wire = joined();
    JsonNode along = wire.click("flash navigate /page").get("live_redirect");
    String payload =
        wire.joinPayload("redirect", "http://x/page")
            .replaceFirst("^\\{", "{\"flash\":\"" + along.get("flash").asString() + "\",");

    JsonNode reply = wire.join(wire.topic(), payload);

    assertThat(response(reply).get("rendered").get("1").asString()).isEqualTo("hello");
  }

  @Test
  void aFlashComesAlongWithARedirectToThePageAndItsFirstJoin() throws Exception {
    Wire wire = joined();
    JsonNode redirect = wire.click("flash redirect /page").get("redirect");
    wire.cookies.put("__phoenix_flash__", redirect.get("flash").asString());

    Page page = wire.get("/page");

    assertThat(page.content()).contains("hello");
    assertThat(page.cookies()).containsEntry("__phoenix_flash__", "");
    wire.connect();
    assertThat(wire.join("/page").get("rendered").get("1").asString()).isEqualTo("hello");
    JsonNode again =
        wire.join(
            wire.topic(),
            wire.joinPayload("url", "/page").replace("\"_mounts\":0", "\"_mounts\":1"));
    while (!again.get(3).asString().equals("phx_reply")) {
      again = wire.transport.next();
    }
    assertThat(response(again).get("rendered").get("1").asString()).isEmpty();
  }

  @Test
  void aForgedFlashIsNoFlash() throws Exception {
    Wire wire = joined();
    wire.cookies.put("__phoenix_flash__", "1.x.y.z");

    assertThat(wire.get("/page").content()).doesNotContain("hello").contains("n=");
  }

  @Test
  void aPlainPageThatRedirectsCarriesItsFlashInTheCookie() throws Exception {
    LiveView<String> away =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            socket.putFlash("info", "come in");
            socket.redirect("https://example.com/login");
            return null;
          }
        };
    Wire wire = new Wire(TestRuntimes.of("/page", away));

    Page page = wire.get("/page");

    assertThat(page.status()).isEqualTo(302);
    assertThat(page.location()).isEqualTo("https://example.com/login");
    assertThat(page.cookies().get("__phoenix_flash__")).isNotEmpty();
  }
}
