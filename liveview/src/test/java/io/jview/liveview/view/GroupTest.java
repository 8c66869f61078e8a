package io.jview.liveview.view;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.LiveFrame;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.MountHook;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.StatusException;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.pubsub.PubSub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the pages of a group share: hooks ahead of their mounts, and a frame around them. */
class GroupTest {

  private final PubSub pubsub = PubSub.inMemory();
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private LiveRuntime runtime;

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, io.jview.liveview.Session session, LiveSocket socket) {
          ran.add("mount");
          return "mounted";
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          switch (event.name()) {
            case "greet" -> socket.putFlash("info", "hello");
            case "patch" -> socket.patch("/b");
            default -> {
              return event.name();
            }
          }
          return state;
        }
      };

  @AfterEach
  void stop() {
    runtime.stop().toCompletableFuture().join();
  }

  private void start(LiveFrame frame, MountHook... hooks) {
    RouteGroup group = new RouteGroup("group", visit -> Verdict.pass(), List.of(hooks), frame);
    runtime =
        TestRuntimes.started(
            TestRuntimes.builder()
                .pubsub(pubsub)
                .live(group, "/a", view)
                .live(group, "/b", view)
                .live(group, "/parent", new Parent()));
  }

  /** A page with the view nested in it. */
  private final class Parent extends ScriptedView {
    @Override
    public Html render(String state, RenderContext context) {
      return context.child("inside", view, Map.of());
    }
  }

  private Wire joined() throws Exception {
    Wire wire = Wire.at(runtime, "/a");
    wire.join("/a");
    return wire;
  }

  private MountHook named(String name) {
    return (params, session, socket) -> ran.add(name + " " + socket.path());
  }

  @Test
  void hooksRunInOrderAheadOfEachMount() throws Exception {
    start(null, named("one"), named("two"));
    joined();

    assertThat(ran).containsExactly("one /a", "two /a", "mount", "one /a", "two /a", "mount");
  }

  @Test
  void hooksGetWhatTheMountGets() throws Exception {
    start(
        null,
        (params, session, socket) ->
            ran.add(params.get("x") + session.get("user") + socket.connected()));
    Wire wire = new Wire(runtime).session(Map.of("user", "ada"));
    wire.at("/a?x=1").join("/a?x=1");

    assertThat(ran).containsExactly("1adafalse", "mount", "1adatrue", "mount");
  }

  @Test
  void aHookThatRedirectsEndsThePageAheadOfTheOthersAndTheMount() throws Exception {
    start(
        null,
        (params, session, socket) -> {
          if (!socket.connected()) {
            return;
          }
          socket.putFlash("error", "no");
          socket.redirect("/b");
        },
        named("late"));
    Wire wire = Wire.at(runtime, "/a");
    ran.clear();
    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("url", "http://localhost/a"));

    assertThat(Wire.status(reply)).isEqualTo("error");
    assertThat(response(reply).get("redirect").get("to").asString()).isEqualTo("/b");
    assertThat(response(reply).get("redirect").get("flash").asString()).isNotEmpty();
    assertThat(ran).isEmpty();
    assertThat(view.log).isEmpty();
  }

  @Test
  void aHookThatRedirectsAPlainPageDoesSoWithItsFlash() throws Exception {
    start(
        (content, context) -> html("<b>${}</b>${}", context.flash("error"), content),
        (params, session, socket) -> {
          if (socket.path().equals("/a")) {
            socket.putFlash("error", "not here");
            socket.navigate("/b");
          }
        });
    Wire wire = new Wire(runtime);
    Page page = wire.get("/a");

    assertThat(page.status()).isEqualTo(302);
    assertThat(page.location()).isEqualTo("/b");
    assertThat(wire.get("/b").content()).contains("<b>not here</b>");
  }

  @Test
  void aHookMayPutAFlashAndSubscribe() throws Exception {
    start(
        (content, context) -> html("<b>${}</b>${}", context.flash("info"), content),
        (params, session, socket) -> {
          socket.putFlash("info", "welcome");
          socket.subscribe("news");
        });
    Wire wire = joined();

    assertThat(wire.get("/a").content()).contains("<b>welcome</b>");
    pubsub.broadcast("news", "big").toCompletableFuture().join();
    assertThat(wire.pushed("diff")).isEqualTo(json("{'1':{'0':'big'}}"));
  }

  @Test
  void whatAHookThrowsIsWhatTheMountThrows() throws Exception {
    start(
        null,
        (params, session, socket) -> {
          if (params.get("x") == null) {
            throw new StatusException(410, "gone");
          }
          throw new IllegalStateException("on purpose");
        });

    assertThat(new Wire(runtime).get("/a").status()).isEqualTo(410);
    assertThatIllegalStateException().isThrownBy(() -> new Wire(runtime).get("/a?x=1"));
  }

  @Test
  void hooksAndFrameAreNotOfNestedViews() throws Exception {
    start((content, context) -> html("<main>${}</main>", content), named("hook"));
    String content = new Wire(runtime).get("/parent").content();

    assertThat(content).containsOnlyOnce("<main>").contains("mounted");
    assertThat(ran).containsExactly("hook /parent", "mount");
  }

  @Test
  void aFrameIsLiveWithItsPage() throws Exception {
    start(
        (content, context) ->
            html(
                "<nav>${}</nav><b>${}</b><i>${}</i>${}",
                context.path(),
                context.session().get("user"),
                when(context.flash("info") != null, () -> html("${}", context.flash("info"))),
                content));
    Wire wire = new Wire(runtime).session(Map.of("user", "ada"));
    assertThat(wire.get("/a").content()).contains("<nav>/a</nav><b>ada</b><i></i><p>mounted</p>");
    wire.connect();

    assertThat(wire.join("/a").get("rendered"))
        .isEqualTo(
            json(
                "{'s':['<nav>','</nav><b>','</b><i>','</i>',''],'0':'/a','1':'ada','2':'',"
                    + "'3':{'s':['<p>','</p>'],'0':'mounted'}}"));
    assertThat(wire.click("up")).isEqualTo(json("{'diff':{'3':{'0':'up'}}}"));
    assertThat(wire.click("patch"))
        .isEqualTo(json("{'diff':{'0':'/b'},'live_patch':{'kind':'push','to':'/b'}}"));
    assertThat(wire.click("greet")).isEqualTo(json("{'diff':{'2':{'s':['',''],'0':'hello'}}}"));
    assertThat(wire.call("event", "{\"type\":\"click\",\"event\":\"lv:clear-flash\",\"value\":{}}"))
        .isEqualTo(json("{'diff':{'2':''}}"));
  }

  @Test
  void aFrameThatIsNoHtmlOrThrowsIsACrashAsARenderIs() throws Exception {
    start((content, context) -> context.connected() ? null : content);
    Wire wire = Wire.at(runtime, "/a");
    JsonNode reply = wire.join(wire.topic(), wire.joinPayload("url", "http://localhost/a"));

    assertThat(response(reply)).isEqualTo(json("{'reason':'join crashed'}"));
    await().until(() -> view.log.equals(List.of("terminated mounted")));
  }
}
