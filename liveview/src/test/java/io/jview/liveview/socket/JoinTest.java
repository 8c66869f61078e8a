package io.jview.liveview.socket;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.fixture.Wire.status;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.StatusException;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestLimits;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.pubsub.PubSub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sheet's section on joins: what is answered, and what is refused how. */
class JoinTest {

  private final ScriptedView view = new ScriptedView();

  @Test
  void aPageIsRenderedWithWhatItsSocketNeeds() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    assertThat(wire.root().id()).startsWith("phx-");
    assertThat(wire.root().attr("data-phx-session")).isNotEmpty();
    assertThat(wire.root().attr("data-phx-static")).isNotEmpty();
    assertThat(wire.root().html()).isEqualTo("<p>mounted</p>");
  }

  @Test
  void aJoinIsAnsweredWithTheTreeAndTheClientsVersion() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("url", "http://localhost:8000/page"));

    assertThat(reply.get(0).asString()).isEqualTo("1");
    assertThat(reply.get(1).asString()).isEqualTo("1");
    assertThat(reply.get(2).asString()).isEqualTo(wire.topic());
    assertThat(reply.get(3).asString()).isEqualTo("phx_reply");
    assertThat(response(reply))
        .isEqualTo(
            json("{'rendered':{'s':['<p>','</p>'],'0':'mounted'},'liveview_version':'1.2.12'}"));
  }

  @Test
  void titleAndEventsOfTheMountStandInTheTree() throws Exception {
    LiveView<String> titled =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            socket.pageTitle("A title");
            socket.pushEvent("hi", Map.of("a", 1));
            return "x";
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", titled), "/page");

    assertThat(wire.get("/page").title()).isEqualTo("A title");
    wire.connect();
    assertThat(wire.join("/page").get("rendered"))
        .isEqualTo(json("{'s':['<p>','</p>'],'0':'x','t':'A title','e':[['hi',{'a':1}]]}"));
  }

  @Test
  @DisplayName("Messages that come between subscribe and the reply are told after the reply")
  void nothingIsSentBeforeTheReply() throws Exception {
    CountDownLatch subscribed = new CountDownLatch(1);
    CountDownLatch broadcast = new CountDownLatch(1);
    LiveView<String> slow =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) throws Exception {
            if (socket.connected()) {
              socket.subscribe("topic");
              subscribed.countDown();
              broadcast.await();
            }
            return "mounted";
          }
        };
    PubSub pubsub = PubSub.inMemory();
    Wire wire =
        Wire.at(
            TestRuntimes.started(TestRuntimes.builder().pubsub(pubsub).live("/page", slow)),
            "/page");
    wire.send(
        "1", "1", wire.topic(), "phx_join", wire.joinPayload("url", "http://localhost:8000/page"));
    subscribed.await();
    pubsub.broadcast("topic", "news").toCompletableFuture().join();
    broadcast.countDown();

    assertThat(status(wire.transport.next())).isEqualTo("ok");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'news'}"));
  }

  @Test
  void aNavigationMountsAnotherViewWithTheTokensOfTheFirstPage() throws Exception {
    LiveView<String> second =
        new ScriptedView() {
          @Override
          public Html render(String state) {
            return html("<i>${}</i>", state);
          }
        };
    Wire wire =
        Wire.at(
            TestRuntimes.started(TestRuntimes.builder().live("/page", view).live("/next", second)),
            "/page");
    wire.join("/page");
    wire.send("1", "2", wire.topic(), "phx_leave", "{}");
    assertThat(status(wire.transport.next())).isEqualTo("ok");

    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("redirect", "http://x/next"));

    assertThat(response(reply).get("rendered"))
        .isEqualTo(json("{'s':['<i>','</i>'],'0':'mounted'}"));
  }

  @Test
  void aNavigationToWhereNoViewIsMakesTheBrowserLoadThePage() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("redirect", "http://x/health"));

    assertThat(status(reply)).isEqualTo("error");
    assertThat(response(reply)).isEqualTo(json("{'reason':'unauthorized'}"));
  }

  @Test
  void aPathWhoseViewIsAnotherNowIsStale() throws Exception {
    Wire wire =
        Wire.at(
            TestRuntimes.started(
                TestRuntimes.builder().live("/page", view).live("/next", new ScriptedView())),
            "/page");

    assertThat(response(wire.join(wire.topic(), wire.joinPayload("url", "http://x/next"))))
        .isEqualTo(json("{'reason':'stale'}"));
    assertThat(response(wire.join(wire.topic(), wire.joinPayload("url", "http://x/gone"))))
        .isEqualTo(json("{'reason':'stale'}"));
  }

  @Test
  void aMountThatThrowsFailsTheJoin() throws Exception {
    LiveView<String> broken =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            if (socket.connected()) {
              throw new IllegalStateException("on purpose");
            }
            return "";
          }
        };
    Wire wire = Wire.at(TestRuntimes.of("/page", broken), "/page");

    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("url", "http://x/page"));

    assertThat(status(reply)).isEqualTo("error");
    assertThat(response(reply)).isEqualTo(json("{'reason':'join crashed'}"));
    assertThat(reply.toString()).doesNotContain("on purpose");
  }

  @Test
  void aStatusIsShownByTheFirstPageAndByAReloadAfterTheJoin() throws Exception {
    LiveView<String> missing =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            if (socket.connected() || params.get("id") == null) {
              throw new StatusException(404, "no such thing");
            }
            return "";
          }
        };
    LiveRuntime runtime = TestRuntimes.of("/page", missing);
    assertThat(new Wire(runtime).get("/page").status()).isEqualTo(404);
    Wire wire = Wire.at(runtime, "/page?id=1");

    JsonNode response = response(wire.join(wire.topic(), wire.joinPayload("url", "/page?id=1")));

    assertThat(response.get("reason").asString()).isEqualTo("reload");
    assertThat(response.get("status").asInt()).isEqualTo(404);
    wire.cookies.put("__phoenix_reload_status__", response.get("token").asString());
    assertThat(wire.get("/page?id=1").status()).isEqualTo(404);
    assertThat(wire.get("/page?id=1").status()).isEqualTo(200);
  }

  @Test
  void aMountMayLeadElsewhere() throws Exception {
    LiveView<String> away =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            if (socket.connected()) {
              socket.pushEvent("bye", null);
              if (params.get("full") == null) {
                socket.navigate("/next?a=1");
              } else {
                socket.redirect("https://example.com/");
              }
            }
            return "";
          }
        };
    LiveRuntime runtime = TestRuntimes.of("/page", away);
    Wire wire = Wire.at(runtime, "/page");

    JsonNode live = wire.join(wire.topic(), wire.joinPayload("url", "/page"));
    JsonNode full = wire.join(wire.topic(), wire.joinPayload("url", "/page?full=1"));

    assertThat(status(live)).isEqualTo("error");
    assertThat(response(live))
        .isEqualTo(
            json("{'live_redirect':{'kind':'push','to':'/next?a=1'},'events':[['bye',null]]}"));
    assertThat(response(full).get("redirect")).isEqualTo(json("{'to':'https://example.com/'}"));
  }

  @Test
  void aMountMayPatchItsAddress() throws Exception {
    LiveView<String> patching =
        new ScriptedView() {
          @Override
          public String handleParams(Params params, String state, LiveSocket socket) {
            if (params.get("tab") == null) {
              socket.patch("/page?tab=1");
            }
            return "tab " + params.get("tab");
          }
        };
    LiveRuntime runtime = TestRuntimes.of("/page", patching);
    Wire plain = new Wire(runtime);
    assertThat(plain.get("/page").status()).isEqualTo(302);
    assertThat(plain.get("/page").location()).isEqualTo("/page?tab=1");
    Wire wire = Wire.at(runtime, "/page?tab=1");

    JsonNode response = wire.join("/page");

    assertThat(response.get("live_patch")).isEqualTo(json("{'kind':'replace','to':'/page?tab=1'}"));
    assertThat(response.get("rendered").get("0").asString()).isEqualTo("tab 1");
  }

  @Test
  void aSecondJoinReplacesTheFirst() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");
    wire.send("7", "7", wire.topic(), "phx_join", wire.joinPayload("url", "/page"));

    JsonNode closed = wire.transport.next();
    assertThat(closed.get(0).asString()).isEqualTo("1");
    assertThat(closed.get(3).asString()).isEqualTo("phx_close");
    assertThat(wire.transport.next().get(0).asString()).isEqualTo("7");
    wire.send("1", "8", wire.topic(), "event", "{\"type\":\"click\",\"event\":\"old\"}");
    wire.send("7", "9", wire.topic(), "event", "{\"type\":\"click\",\"event\":\"new\"}");
    assertThat(wire.transport.next().get(1).asString()).isEqualTo("9");
    assertThat(view.log).contains("terminated mounted", "new").doesNotContain("old");
  }

  @Test
  void aLeaveIsAlwaysAnsweredAndEndsTheView() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");

    for (String ref : List.of("2", "3")) {
      wire.send("1", ref, wire.topic(), "phx_leave", "{}");
      JsonNode reply = wire.transport.next();
      assertThat(status(reply)).isEqualTo("ok");
      assertThat(reply.get(1).asString()).isEqualTo(ref);
    }
    wire.send("1", "4", wire.topic(), "event", "{\"type\":\"click\",\"event\":\"up\"}");
    assertThat(response(wire.transport.next())).isEqualTo(json("{'reason':'unmatched topic'}"));
  }

  @Test
  void aLeaveOfAnOldJoinDoesNotEndTheNewOne() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");
    wire.join("/page");

    wire.send("0", "2", wire.topic(), "phx_leave", "{}");

    assertThat(status(wire.transport.next())).isEqualTo("ok");
    assertThat(wire.click("up")).isEqualTo(json("{'diff':{'0':'up'}}"));
  }

  @Test
  void unknownTopicsAreUnmatched() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    for (String event : List.of("event", "phx_join", "heartbeat")) {
      wire.send("1", "2", "room:lobby", event, "{}");
      JsonNode reply = wire.transport.next();
      assertThat(status(reply)).isEqualTo("error");
      assertThat(response(reply)).isEqualTo(json("{'reason':'unmatched topic'}"));
    }
  }

  @Test
  void aHeartbeatIsAnsweredWithoutAnyView() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    wire.text("[null,\"9\",\"phoenix\",\"heartbeat\",{}]");

    assertThat(wire.transport.next())
        .isEqualTo(json("[null,'9','phoenix','phx_reply',{'status':'ok','response':{}}]"));
  }

  @Test
  void aSocketHoldsSoManyViewsAndNotMore() throws Exception {
    LiveRuntime runtime =
        TestRuntimes.started(
            TestRuntimes.builder().limits(TestLimits.viewsOfOneSocket(1)).live("/page", view));
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    wire.get("/page");

    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("url", "/page"));

    assertThat(response(reply)).isEqualTo(json("{'reason':'too many topics'}"));
  }

  @Test
  void aSocketThatJoinsWithoutEndIsClosed() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", view), "/page");

    for (int i = 0; i <= JoinRate.JOINS; i++) {
      wire.send("1", "1", "lv:none", "phx_join", "{}");
    }

    assertThat(wire.transport.closeCode).isCompletedWithValue(1008);
  }
}
