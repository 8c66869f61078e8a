package io.jview.liveview.socket;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Peer;
import io.jview.liveview.RenderContext;
import io.jview.liveview.StatusException;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.Admission;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.host.Visit;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may come into a group: asked at the page, at the join, and wherever a page goes. */
class AdmissionTest {

  private final List<Visit> visits = new CopyOnWriteArrayList<>();
  private volatile Admission admission = visit -> Verdict.pass();

  private final RouteGroup members =
      new RouteGroup(
          "members",
          visit -> {
            visits.add(visit);
            return admission.ask(visit);
          },
          List.of(),
          null);

  private final ScriptedView board =
      new ScriptedView() {
        @Override
        public String handleParams(Params params, String state, LiveSocket socket) {
          return "board " + params.get("id", "");
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          if (event.name().equals("crowd")) {
            return "crowd";
          }
          socket.putFlash("info", "on the way");
          socket.patch(event.name());
          return state;
        }

        @Override
        public Html render(String state, RenderContext view) {
          return html("<p>${}</p><i>${}</i>", state, view.flash("error"));
        }
      };

  private final LiveRuntime runtime =
      TestRuntimes.started(
          TestRuntimes.builder()
              .live("/login", board)
              .live(members, "/boards/{id}", board)
              .live(members, "/members", new ScriptedView()));

  @AfterEach
  void stop() {
    runtime.stop().toCompletableFuture().join();
  }

  private Wire joined() throws Exception {
    Wire wire = Wire.at(runtime, "/boards/1");
    wire.join("/boards/1");
    return wire;
  }

  private static Verdict toLogin(Visit visit) {
    return Verdict.redirect("/login", "error", "sign in first");
  }

  /** Only board 1 is open. */
  private static Verdict first(Visit visit) {
    return visit.path().equals("/boards/1") ? Verdict.pass() : toLogin(visit);
  }

  /** Leaves the page and goes to another one over the same socket, in vain. */
  private static JsonNode refusedToGo(Wire wire, String url) {
    wire.send("1", "leave", wire.topic(), "phx_leave", "{}");
    assertThat(Wire.status(wire.transport.next())).isEqualTo("ok");
    return refused(wire, "redirect", url);
  }

  private static JsonNode refused(Wire wire, String member, String url) {
    JsonNode reply =
        wire.join(wire.topic(), wire.joinPayload(member, "http://localhost:8000" + url));
    assertThat(Wire.status(reply)).isEqualTo("error");
    return response(reply);
  }

  /** That the response sends the browser to the login page, which shows why. */
  private static void assertGoesToLogin(Wire wire, JsonNode response) throws Exception {
    JsonNode redirect = response.get("redirect");
    assertThat(redirect.propertyNames()).containsExactlyInAnyOrder("to", "flash");
    assertThat(redirect.get("to").asString()).isEqualTo("/login");
    wire.cookies.put("__phoenix_flash__", redirect.get("flash").asString());
    assertThat(wire.get("/login").content()).contains("sign in first");
  }

  @Test
  void aPageIsAskedForAsItsVisitorSeesIt() throws Exception {
    Wire wire = new Wire(runtime).session(Map.of("user", "ada"));
    wire.peer = new Peer("192.0.2.1", "Lynx", Locale.FRENCH);
    wire.principal = () -> "ada";
    wire.at("/boards/a%20b?x=1").join("/boards/a%20b?x=2");

    assertThat(visits).hasSize(2);
    for (Visit visit : visits) {
      assertThat(visit.path()).isEqualTo("/boards/a%20b");
      assertThat(visit.params().get("id")).isEqualTo("a b");
      assertThat(visit.session().asMap()).isEqualTo(Map.of("user", "ada"));
      assertThat(visit.peer()).isEqualTo(wire.peer);
      assertThat(visit.principal()).isSameAs(wire.principal);
    }
    assertThat(visits).extracting(visit -> visit.params().get("x")).containsExactly("1", "2");
  }

  @Test
  void aPageThatIsNotForItsVisitorRedirectsWithAFlashAndDoesNotMount() throws Exception {
    admission = AdmissionTest::toLogin;
    Wire wire = new Wire(runtime);

    Page page = wire.get("/boards/1");

    assertThat(page.status()).isEqualTo(302);
    assertThat(page.location()).isEqualTo("/login");
    assertThat(page.content()).isEmpty();
    assertThat(page.group()).isEqualTo("members");
    assertThat(wire.get("/login").content()).contains("sign in first");
    assertThat(wire.get("/login").group()).isEqualTo("default");
    assertThat(wire.get("/login").content()).doesNotContain("sign in first");
  }

  @Test
  void aRedirectWithoutAFlashKeepsTheOneThatCameAlong() throws Exception {
    Wire wire = new Wire(runtime);
    admission = AdmissionTest::toLogin;
    wire.get("/boards/1");
    admission = visit -> Verdict.redirect("/login");
    wire.get("/boards/1");

    assertThat(wire.get("/login").content()).contains("sign in first");
  }

  @Test
  void aPageThatIsRefusedHasItsStatus() throws Exception {
    admission = visit -> Verdict.refuse(403);

    assertThat(new Wire(runtime).get("/boards/1").status()).isEqualTo(403);
  }

  @Test
  void aJoinThatIsNotForItsVisitorLoadsThePageThatTheGuardNames() throws Exception {
    Wire wire = Wire.at(runtime, "/boards/1");
    admission = AdmissionTest::toLogin;

    assertGoesToLogin(wire, refused(wire, "url", "/boards/1"));
    assertThat(board.log).isEmpty();
    assertThat(runtime.stats().refusedJoins()).isOne();
    assertThat(runtime.stats().joins()).isZero();
  }

  @Test
  void aJoinThatIsRefusedLoadsThePageToShowItsStatus() throws Exception {
    Wire wire = Wire.at(runtime, "/boards/1");
    admission = visit -> Verdict.refuse(403);

    JsonNode response = refused(wire, "url", "/boards/1");

    assertThat(response.get("reason").asString()).isEqualTo("reload");
    assertThat(response.get("status").asInt()).isEqualTo(403);
    wire.cookies.put("__phoenix_reload_status__", response.get("token").asString());
    admission = visit -> Verdict.pass();
    assertThat(wire.get("/boards/1").status()).isEqualTo(403);
    assertThat(wire.get("/boards/1").status()).isEqualTo(200);
  }

  @Test
  void aLiveNavigationIsAskedFor() throws Exception {
    Wire wire = joined();
    admission = AdmissionTest::first;

    assertGoesToLogin(wire, refusedToGo(wire, "/members"));
    assertThat(visits.getLast().path()).isEqualTo("/members");
  }

  @Test
  void aLiveNavigationIntoAnotherGroupIsAFullPageLoad() throws Exception {
    Wire wire = joined();

    assertThat(refusedToGo(wire, "/login")).isEqualTo(json("{'reason':'unauthorized'}"));
    Wire login = Wire.at(runtime, "/login");
    assertThat(refusedToGo(login, "/members")).isEqualTo(json("{'reason':'unauthorized'}"));
  }

  @Test
  void aPageOfAnotherGroupIsNotJoinedWithATokenOfTheSameView() throws Exception {
    Wire wire = Wire.at(runtime, "/login");

    assertThat(refused(wire, "url", "/boards/1")).isEqualTo(json("{'reason':'stale'}"));
    assertThat(visits).isEmpty();
  }

  @Test
  void aPatchOfTheBrowserIsAskedFor() throws Exception {
    Wire wire = joined();
    admission = AdmissionTest::first;

    assertThat(wire.call("live_patch", "{\"url\":\"http://localhost:8000/boards/1?x=2\"}"))
        .isEqualTo(json("{}"));
    assertThat(wire.call("live_patch", "{\"url\":\"http://localhost:8000/boards/2\"}"))
        .isEqualTo(json("{'link_redirect':true}"));
    assertThat(wire.click("crowd")).isEqualTo(json("{'diff':{'0':'crowd'}}"));
    assertGoesToLogin(wire, refusedToGo(wire, "/boards/2"));
  }

  @Test
  void aPatchOfTheBrowserIntoAnotherGroupIsNone() throws Exception {
    assertThat(joined().call("live_patch", "{\"url\":\"http://localhost:8000/login\"}"))
        .isEqualTo(json("{'link_redirect':true}"));
  }

  @Test
  void aPatchOfTheViewIsAskedForAndBecomesANavigation() throws Exception {
    Wire wire = joined();
    assertThat(wire.click("/boards/2"))
        .isEqualTo(json("{'diff':{'0':'board 2'},'live_patch':{'kind':'push','to':'/boards/2'}}"));
    admission = AdmissionTest::first;

    JsonNode response = wire.click("/boards/3");

    assertThat(response.propertyNames()).containsExactly("live_redirect");
    JsonNode redirect = response.get("live_redirect");
    assertThat(redirect.get("to").asString()).isEqualTo("/boards/3");
    assertGoesToLogin(wire, refused(wire, "redirect", "/boards/3"));
  }

  @Test
  void whatKeepsAnAdmissionFromBeingDecidedLetsNobodyIn() throws Exception {
    Wire wire = Wire.at(runtime, "/boards/1");
    admission =
        visit -> {
          throw new IllegalStateException("the store is away");
        };

    assertThatIllegalStateException().isThrownBy(() -> new Wire(runtime).get("/boards/1"));
    assertThat(refused(wire, "url", "/boards/1")).isEqualTo(json("{'reason':'join crashed'}"));
    admission =
        visit -> {
          throw new StatusException(404, "no such board");
        };
    assertThat(new Wire(runtime).get("/boards/1").status()).isEqualTo(404);
    assertThat(refused(wire, "url", "/boards/1").get("status").asInt()).isEqualTo(404);
    admission = visit -> null;
    assertThatIllegalStateException()
        .isThrownBy(() -> new Wire(runtime).get("/boards/1"))
        .withMessage("the admission of group 'members' gave null, which is no verdict");
  }

  @Test
  void anAdmissionThatWaitsHoldsUpNothingElseOfTheSocket() throws Exception {
    Wire wire = Wire.at(runtime, "/boards/1");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    admission =
        visit -> {
          asked.countDown();
          gate.await();
          return Verdict.pass();
        };
    wire.send("1", "1", wire.topic(), "phx_join", wire.joinPayload("url", "/boards/1"));
    asked.await();

    wire.text("[null,\"h\",\"phoenix\",\"heartbeat\",{}]");

    assertThat(wire.transport.next())
        .isEqualTo(json("[null,'h','phoenix','phx_reply',{'status':'ok','response':{}}]"));
    gate.countDown();
    assertThat(Wire.status(wire.transport.next())).isEqualTo("ok");
  }

  @Test
  void aRedirectOffTheSiteUnseenAndAStatusThatIsNoErrorAreNoVerdicts() {
    assertThatIllegalArgumentException().isThrownBy(() -> Verdict.redirect("//evil.example"));
    assertThatIllegalArgumentException().isThrownBy(() -> Verdict.redirect("javascript:alert(1)"));
    assertThatIllegalArgumentException().isThrownBy(() -> Verdict.refuse(302));
    assertThat(Verdict.redirect("https://login.example/?from=jview")).isNotNull();
  }

  @Test
  void twoGroupsCannotHaveOneName() {
    RouteGroup other = new RouteGroup("members", visit -> Verdict.pass(), List.of(), null);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TestRuntimes.builder().live(members, "/a", board).live(other, "/b", board).build())
        .withMessage("two groups have the name 'members'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RouteGroup("a group", visit -> Verdict.pass(), List.of(), null));
  }
}
