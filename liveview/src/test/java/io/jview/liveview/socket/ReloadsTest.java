package io.jview.liveview.socket;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.fixture.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.Titles;
import io.jview.liveview.runtime.LiveRuntime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What a page is told that cannot be joined: to load itself anew, but not for ever. */
class ReloadsTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(LiveRuntime.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
  }

  /** Another class, as another version of the site may have it. */
  private static final class Renamed extends ScriptedView {
    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return "renamed";
    }
  }

  private static JsonNode join(Wire wire, String url, int reloads) {
    String payload =
        wire.joinPayload("url", url)
            .replace("\"_mounts\"", "\"_reloads\":" + reloads + ",\"_mounts\"");
    return wire.join(wire.topic(), payload);
  }

  private static String reason(JsonNode reply) {
    assertThat(status(reply)).as(reply.toString()).isEqualTo("error");
    return response(reply).get("reason").asString();
  }

  @Test
  void aRouteIsKnownByItsPatternWhateverItsViewOrItsParametersAreCalled() throws Exception {
    Wire old = Wire.at(TestRuntimes.of("/rooms/{id}", new ScriptedView()), "/rooms/1");
    Wire next = old.movedTo(TestRuntimes.of("/rooms/{room}", new Renamed()));
    next.connect();

    assertThat(next.join("/rooms/1").get("rendered").get("0").asString()).isEqualTo("renamed");
  }

  @Test
  void aRouteThatAnotherVersionHasFirstIsTheSame() throws Exception {
    ScriptedView list = new ScriptedView();
    Wire old = Wire.at(TestRuntimes.of("/list", list), "/list");
    Wire next =
        old.movedTo(
            TestRuntimes.started(TestRuntimes.builder().live("/", list).live("/list", list)));
    next.connect();

    next.join("/list");
  }

  @Test
  void anAddressThatThisInstanceDoesNotHaveIsLoadedAnewOnceAndThenAnErrorPage() throws Exception {
    LiveRuntime runtime = TestRuntimes.of("/counter", new ScriptedView());
    Wire wire = Wire.at(runtime, "/counter");

    assertThat(reason(join(wire, "http://x/app/counter", 0))).isEqualTo("stale");
    assertThat(lines.list).isEmpty();
    JsonNode second = join(wire, "http://x/app/counter", 1);

    assertThat(reason(second)).isEqualTo("reload");
    assertThat(lines.list).singleElement().asString().contains("/app/counter", "\"/counter\"");
    wire.cookies.put("__phoenix_reload_status__", response(second).get("token").asString());
    Page page = wire.get("/counter");
    assertThat(page.status()).isEqualTo(500);
    assertThat(page.title()).contains("does not know the address");
  }

  @Test
  void wherePagesAndSocketsAreOfTwoVersionsTheSecondTryTakesWhatIsHere() throws Exception {
    Wire old = Wire.at(TestRuntimes.of("/{page}", new ScriptedView()), "/about");
    Wire next =
        old.movedTo(
            TestRuntimes.started(
                TestRuntimes.builder()
                    .live("/{page}", new ScriptedView())
                    .live("/about", new Renamed())));
    next.connect();

    assertThat(reason(join(next, "http://x/about", 0))).isEqualTo("stale");
    assertThat(status(join(next, "http://x/about", 1))).isEqualTo("ok");
  }

  @Test
  void aSocketWithoutACookieIsToldSo() throws Exception {
    Wire wire = Wire.at(TestRuntimes.of("/page", new ScriptedView()), "/page");
    wire.cookies.clear();
    wire.connect();

    assertThat(reason(join(wire, "http://x/page", 0))).isEqualTo("no session");
  }

  @Test
  void twoFirstTabsAreBothLiveThoughOneCookieIsKept() throws Exception {
    LiveRuntime runtime = TestRuntimes.of("/page", new ScriptedView());
    Wire first = Wire.at(runtime, "/page");
    Wire second = Wire.at(runtime, "/page");
    first.cookies.putAll(second.cookies);
    first.connect();

    first.join("/page");
  }

  @Test
  void aPageIsWhoseItWasWhenItWasLoaded() throws Exception {
    LiveRuntime runtime = TestRuntimes.of("/page", new ScriptedView());
    Wire wire = new Wire(runtime).session(Map.of("user", "ada")).at("/page");
    wire.join("/page");
    Map<String, String> ada = runtime.sessionCookies().read(wire.cookies::get);

    Map<String, String> eve = new HashMap<>(ada);
    eve.put("user", "eve");
    wire.session(eve).connect();

    assertThat(reason(join(wire, "http://x/page", 0))).isEqualTo("session changed");
    wire.session(ada).connect();
    wire.join("/page");
  }

  @Test
  void whoNamesUsersSaysWhichChangesCount() throws Exception {
    LiveRuntime runtime =
        TestRuntimes.started(
            TestRuntimes.builder()
                .live("/page", new ScriptedView())
                .userOf(session -> session.get("user")));
    Wire wire = new Wire(runtime).session(Map.of("user", "ada", "theme", "dark")).at("/page");
    Map<String, String> values = new HashMap<>(runtime.sessionCookies().read(wire.cookies::get));
    values.put("theme", "light");
    wire.session(values).connect();
    wire.join("/page");

    values.put("user", "eve");
    wire.session(values).connect();
    assertThat(reason(join(wire, "http://x/page", 0))).isEqualTo("session changed");
  }

  @Test
  void whereAPlainPageOfTheSiteSaysMoreAViewIsNotMounted() throws Exception {
    Wire wire =
        Wire.at(
            TestRuntimes.started(
                TestRuntimes.builder()
                    .live("/{page}", new ScriptedView())
                    .plainPaths("/login"::equals)),
            "/home");

    assertThat(response(wire.join(wire.topic(), wire.joinPayload("redirect", "http://x/login"))))
        .isEqualTo(json("{'reason':'unauthorized'}"));
    wire.at("/home").join("/home");
    assertThat(wire.call("live_patch", "{\"url\":\"http://x/login\"}"))
        .isEqualTo(json("{'link_redirect':true}"));
  }

  @Test
  void theTitleOfThePageBeforeDoesNotStay() throws Exception {
    ScriptedView plain = new ScriptedView();
    ScriptedView titled =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            socket.pageTitle("Mine");
            return "mounted";
          }

          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) {
            socket.pageTitle("");
            return state;
          }
        };
    Wire wire =
        Wire.at(
            TestRuntimes.started(
                TestRuntimes.builder()
                    .titles(new Titles("The site", "", " (site)"))
                    .live("/a", titled)
                    .live("/b", plain)),
            "/a");

    assertThat(wire.join("/a").get("rendered").get("t").asString()).isEqualTo("Mine (site)");
    assertThat(wire.click("reset").get("diff").get("t").asString()).isEqualTo("The site");
    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("redirect", "http://x/b"));
    while (!reply.get(3).asString().equals("phx_reply")) {
      reply = wire.transport.next();
    }
    assertThat(response(reply).get("rendered").get("t").asString()).isEqualTo("The site");
  }
}
