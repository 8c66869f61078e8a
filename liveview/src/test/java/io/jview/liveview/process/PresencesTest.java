package io.jview.liveview.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.RowComponent;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.UnownedPubSub;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.presence.Presence;
import io.jview.pubsub.presence.PresenceDiff;
import io.jview.pubsub.presence.Present;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A view that is present, and one that looks who is; beside it another instance of the site. */
class PresencesTest {

  private final PubSub pubsub = PubSub.inMemory();
  private final Presence other = Presence.over(pubsub);
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();
  private final List<PresenceDiff> diffs = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private LiveRuntime runtime;

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          try {
            return obey(event.name(), socket);
          } catch (RuntimeException failed) {
            thrown.set(failed);
            return "failed";
          }
        }

        private String obey(String what, LiveSocket socket) throws Exception {
          switch (what) {
            case "come" -> socket.track("room", "ada", "calm");
            case "change" -> socket.track("room", "ada", "busy");
            case "go" -> socket.untrack("room", "ada");
            case "large" -> socket.track("room", "ada", "x".repeat(Presence.MAX_META_BYTES));
            case "look" -> {
              return names(socket);
            }
            case "look away" -> socket.unwatch("room");
            case "wait" -> gate.await();
            default -> {}
          }
          return what;
        }

        @Override
        public String handlePresence(PresenceDiff diff, String state, LiveSocket socket) {
          diffs.add(diff);
          return "seen " + names(socket);
        }
      };

  private static String names(LiveSocket socket) {
    return socket.present("room").stream()
        .map(one -> one.key() + ":" + one.meta().as(String.class))
        .collect(Collectors.joining(" "));
  }

  @BeforeEach
  void start() {
    runtime = TestRuntimes.started(TestRuntimes.builder().pubsub(pubsub).live("/page", view));
  }

  @AfterEach
  void stop() {
    gate.countDown();
    other.stop();
    runtime.stop().toCompletableFuture().join();
  }

  private Wire joined() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    return wire;
  }

  private void comes(String session, String key, String meta) {
    other.track(session, "room", key, meta).toCompletableFuture().join();
  }

  private List<String> seenByOther() {
    return other.list("room").stream().map(Present::key).toList();
  }

  private void watchedByOther() {
    other.watch("watcher", "room", diff -> {}).toCompletableFuture().join();
  }

  @Test
  void aViewIsPresentUntilItSaysThatItIsNot() throws Exception {
    watchedByOther();
    Wire wire = joined();

    wire.click("come");
    await().until(this::seenByOther, List.of("ada")::equals);
    wire.click("change");
    await().until(() -> other.list("room").getFirst().meta().as(String.class).equals("busy"));

    wire.click("go");
    await().until(() -> other.list("room").isEmpty());
  }

  @Test
  void aViewIsNoLongerPresentWhenItsPageHasGone() throws Exception {
    watchedByOther();
    Wire wire = joined();
    wire.click("come");
    await().until(this::seenByOther, List.of("ada")::equals);

    wire.close();

    await().until(() -> other.list("room").isEmpty());
  }

  @Test
  void anInstanceThatStopsTakesItsViewsAlong() throws Exception {
    watchedByOther();
    LiveRuntime leaving =
        TestRuntimes.started(
            TestRuntimes.builder().pubsub(new UnownedPubSub(pubsub)).live("/page", view));
    Wire wire = Wire.at(leaving, "/page");
    wire.join("/page");
    wire.click("come");
    await().until(this::seenByOther, List.of("ada")::equals);

    leaving.stop().toCompletableFuture().join();

    await().until(() -> other.list("room").isEmpty());
  }

  @Test
  void whoLooksIsToldOfAllWhoAreThereAndThenOfWhatChanges() throws Exception {
    comes("a", "grace", "here");
    Wire wire = joined();

    wire.click("look");
    await().until(() -> view(wire).contains("grace:here"));
    comes("b", "linus", "there");
    await().until(() -> wire.transport.hasSent("seen grace:here linus:there"));
    other.leave("a");
    await().until(() -> wire.transport.hasSent("seen linus:there"));

    assertThat(diffs.getFirst().joined()).extracting(Present::key).contains("grace");
    assertThat(diffs.getLast().left()).extracting(Present::key).containsExactly("grace");
    assertThat(diffs.getLast().topic()).isEqualTo("room");
  }

  private static String view(Wire wire) {
    return String.join("\n", wire.transport.sent);
  }

  @Test
  void whoLooksAwayIsToldNothingMoreAndCanLookAgain() throws Exception {
    Wire wire = joined();
    wire.click("look");
    wire.click("look away");
    comes("a", "grace", "here");
    comes("b", "linus", "here");
    await().until(() -> other.list("room").size() == 2);

    assertThat(diffs).isEmpty();
    wire.click("look");
    await().until(() -> view(wire).contains("seen grace:here linus:here"));
  }

  @Test
  void whatHappensWhileAViewIsBusyComesInOneDiff() throws Exception {
    Wire wire = joined();
    wire.click("look");
    String ref = wire.push("event", "{\"type\":\"click\",\"event\":\"wait\"}");
    IntStream.range(0, 500).forEach(i -> comes("s" + i, "k%03d".formatted(i), ""));
    await().until(() -> other.list("room").size() == 500);

    gate.countDown();

    await().until(() -> view(wire).contains("k499:"));
    assertThat(view(wire)).contains("\"" + ref + "\"");
    assertThat(diffs.size()).isBetween(1, 3);
    assertThat(diffs.stream().mapToInt(diff -> diff.joined().size()).sum()).isEqualTo(500);
  }

  @Test
  void whatCannotBeTrackedIsThrownInTheCallback() throws Exception {
    Wire wire = joined();

    wire.click("large");

    assertThat(thrown.get())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4,096 bytes");
    wire.click("come");
    assertThat(thrown.get()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPlainPageListsWhoIsKnownAndIsNotPresentItself() throws Exception {
    ScriptedView present =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            socket.track("room", "ada", "here");
            return names(socket);
          }
        };
    LiveRuntime plain = TestRuntimes.started(TestRuntimes.builder().live("/page", present));

    Wire wire = new Wire(plain);
    assertThat(wire.get("/page").content()).contains("<p></p>");
    wire.connect();
    wire.join("/page");

    await().until(() -> new Wire(plain).get("/page").content().contains("<p>ada:here</p>"));
    plain.stop().toCompletableFuture().join();
  }

  @Test
  void aComponentIsPresentAndLooksOfItsOwn() throws Exception {
    watchedByOther();
    RowComponent row =
        new RowComponent() {
          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) {
            socket.track("room", "row", state);
            return names(socket);
          }

          @Override
          public String handlePresence(PresenceDiff diff, String state, LiveSocket socket) {
            return "row saw " + names(socket);
          }

          @Override
          public Html render(String state, ComponentContext self) {
            return Html.html("<li>${}</li>", state);
          }
        };
    ScriptedView around =
        new ScriptedView() {
          @Override
          public Html render(String state, RenderContext context) {
            return Html.when(!state.equals("hide"), () -> context.component("row", row, "props"));
          }
        };
    LiveRuntime site =
        TestRuntimes.started(
            TestRuntimes.builder().pubsub(new UnownedPubSub(pubsub)).live("/rows", around));
    Wire wire = Wire.at(site, "/rows");
    wire.join("/rows");

    wire.push("event", "{\"type\":\"click\",\"event\":\"come\",\"cid\":1}");

    await().until(this::seenByOther, List.of("row")::equals);
    await().until(() -> view(wire).contains("row saw row:"));
    wire.push("event", "{\"type\":\"click\",\"event\":\"hide\"}");
    wire.push("cids_will_destroy", "{\"cids\":[1]}");
    wire.push("cids_destroyed", "{\"cids\":[1]}");
    await().until(() -> other.list("room").isEmpty());
    site.stop().toCompletableFuture().join();
  }
}
