package io.jview.liveview.runtime;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.html.Html;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A site that the browser sees under {@code /app}: it knows its own paths only. */
class BasePathTest {

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          if ("away".equals(params.get("go"))) {
            socket.redirect("/page");
          }
          return socket.path();
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          switch (event.name()) {
            case "patch" -> socket.patch("/page?n=1");
            case "navigate" -> socket.navigate("/page?n=2");
            case "redirect" -> socket.redirect("/other");
            case "web" -> socket.redirect("https://example.com/x");
            default -> throw new AssertionError(event.name());
          }
          return state;
        }

        @Override
        public Html render(String state, RenderContext context) {
          return html("<a href=\"${}\">${}</a>", context.url("/page?n=1"), context.path());
        }
      };

  private final RouteGroup closed =
      new RouteGroup("closed", visit -> Verdict.redirect("/page"), List.of(), null);

  private final LiveRuntime runtime =
      TestRuntimes.started(
          TestRuntimes.builder().live("/page", view).live("/", view).live(closed, "/no", view));

  @AfterEach
  void stop() {
    runtime.stop().toCompletableFuture().join();
  }

  private Wire browser() {
    Wire wire = new Wire(runtime);
    wire.basePath = "/app";
    return wire;
  }

  private Wire joined() throws Exception {
    Wire wire = browser().at("/page");
    wire.join("/app/page?x=1");
    return wire;
  }

  @Test
  void aPageWritesPathsAsTheBrowserMustSeeThem() throws Exception {
    assertThat(browser().get("/page").content()).contains("<a href=\"/app/page?n=1\">/page</a>");
    assertThat(browser().get("/page?go=away").location()).isEqualTo("/page");
    assertThat(browser().get("/no").location()).isEqualTo("/page");
  }

  @Test
  void aJoinComesWithThePathThatTheBrowserSees() throws Exception {
    for (String root : new String[] {"/app", "/app/"}) {
      Wire wire = browser().at("/");

      assertThat(wire.join(root).get("rendered").get("1").asString()).isEqualTo("/");
    }
  }

  @Test
  void aPathThatIsNotUnderTheBaseIsNoneOfTheSite() throws Exception {
    Wire wire = browser().at("/page");
    for (String url : new String[] {"/page", "/apple/page", "/app/nowhere"}) {
      assertThat(response(wire.join(wire.topic(), wire.joinPayload("url", "http://h" + url))))
          .isEqualTo(json("{'reason':'stale'}"));
      assertThat(response(wire.join(wire.topic(), wire.joinPayload("redirect", "http://h" + url))))
          .isEqualTo(json("{'reason':'unauthorized'}"));
    }
  }

  @Test
  void targetsOfAViewGoToTheBrowserUnderTheBase() throws Exception {
    assertThat(joined().click("patch"))
        .isEqualTo(json("{'live_patch':{'kind':'push','to':'/app/page?n=1'}}"));
    assertThat(joined().click("navigate"))
        .isEqualTo(json("{'live_redirect':{'kind':'push','to':'/app/page?n=2'}}"));
    assertThat(joined().click("redirect")).isEqualTo(json("{'redirect':{'to':'/app/other'}}"));
    assertThat(joined().click("web"))
        .isEqualTo(json("{'redirect':{'to':'https://example.com/x'}}"));
  }

  @Test
  void aPatchOfTheBrowserComesUnderTheBase() throws Exception {
    Wire wire = joined();

    assertThat(wire.call("live_patch", "{\"url\":\"http://localhost:8000/app/page?n=3\"}"))
        .isEqualTo(json("{}"));
    assertThat(wire.call("live_patch", "{\"url\":\"http://localhost:8000/page?n=3\"}"))
        .isEqualTo(json("{'link_redirect':true}"));
  }

  @Test
  void aRefusedJoinLeadsUnderTheBase() throws Exception {
    RouteGroup opening =
        new RouteGroup(
            "opening",
            visit -> visit.params().get("x") == null ? Verdict.pass() : Verdict.redirect("/page"),
            List.of(),
            null);
    Wire wire = new Wire(TestRuntimes.started(TestRuntimes.builder().live(opening, "/page", view)));
    wire.basePath = "/app";
    wire.at("/page");

    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("url", "http://h/app/page?x=1"));

    assertThat(reply)
        .isEqualTo(
            json(
                "['1','1','%s','phx_reply',{'status':'error','response':{'redirect':{'to':'/app/page'}}}]"
                    .formatted(wire.topic())));
  }

  @Test
  void onlyPathsOfTheSiteArePutUnderTheBase() throws Exception {
    ScriptedView leading =
        new ScriptedView() {
          @Override
          public Html render(String state, RenderContext context) {
            return html(
                "${} ${} ${}",
                context.url("https://example.com/"),
                context.url("//example.com/"),
                context.url("#top"));
          }
        };
    Wire wire = new Wire(TestRuntimes.of("/page", leading));
    wire.basePath = "/app";

    assertThat(wire.get("/page").content()).contains("https://example.com/ //example.com/ #top");
  }
}
