package io.jview.liveview.keep;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.fixture.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a page keeps finds it again on whichever instance, once, and in no other case. */
class KeepingTest {

  private static final Duration OFTEN = Duration.ofMillis(100);

  private final PubSub pubsub = PubSub.inMemory();
  private final WatchedStates store = new WatchedStates();
  private final DraftView view = new DraftView();
  private final DraftView often = new DraftView(OFTEN);
  private final LiveRuntime here = runtime(pubsub);
  private final LiveRuntime there = runtime(pubsub);

  private LiveRuntime runtime(PubSub shared) {
    return TestRuntimes.started(
        TestRuntimes.builder()
            .pubsub(shared)
            .stateStore(store)
            .userOf(session -> session.get("user"))
            .live("/draft", view)
            .live("/often", often)
            .live("/elsewhere", new ScriptedView()));
  }

  @AfterEach
  void stop() {
    here.stop().toCompletableFuture().join();
    there.stop().toCompletableFuture().join();
  }

  private Wire typed(LiveRuntime runtime, String path, String text) throws Exception {
    Wire wire = new Wire(runtime).session(Map.of("user", "ada")).at(path);
    wire.join(path);
    wire.click(text);
    return wire;
  }

  /** What the page shows that its browser has joined again over another socket. */
  private static String back(Wire wire, LiveRuntime at, String path, int joins) throws Exception {
    Wire moved = wire.movedTo(at);
    moved.connect();
    return shown(moved.joinAgain(path, joins));
  }

  private static String shown(JsonNode reply) {
    assertThat(status(reply)).as(reply.toString()).isEqualTo("ok");
    return response(reply).get("rendered").get("0").asString();
  }

  @Test
  void whatAPageKeptWhenItsSocketWasLostIsThereOnAnotherInstance() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    wire.close();

    assertThat(back(wire, there, "/draft", 1)).isEqualTo("typed");
  }

  @Test
  void whatAPageKeptIsThereOnTheSameInstance() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    wire.close();

    assertThat(back(wire, here, "/draft", 1)).isEqualTo("typed");
  }

  @Test
  void aSocketThatIsDeadUnnoticedIsHandedOverOnTheSameInstance() throws Exception {
    Wire wire = typed(here, "/draft", "typed");

    assertThat(back(wire, here, "/draft", 1)).isEqualTo("typed");
    assertThat(view.log).containsExactly("typed");
    assertThat(store.size()).isZero();
  }

  @Test
  void aSocketThatIsDeadUnnoticedIsAskedForOnTheOtherInstance() throws Exception {
    Wire wire = typed(here, "/draft", "typed");

    assertThat(back(wire, there, "/draft", 1)).isEqualTo("typed");
    await().untilAsserted(() -> assertThat(view.log).containsExactly("typed"));
    assertThat(store.size()).isZero();
  }

  @Test
  void aBrowserThatIsStillThereJoinsAgain() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    back(wire, there, "/draft", 1);

    assertThat(wire.pushed("phx_error")).isEqualTo(json("{}"));
  }

  @Test
  void aDrainWritesBeforeItsBrowsersAreSentAway() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    here.drain(Duration.ofMillis(40));

    assertThat(wire.transport.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(1012);
    assertThat(store.size()).isEqualTo(1);
    assertThat(back(wire, there, "/draft", 1)).isEqualTo("typed");
  }

  @Test
  void anInstanceThatWasKilledCostsWhatWasNotWrittenYet() throws Exception {
    LiveRuntime killed = runtime(PubSub.inMemory());
    Wire wire = typed(killed, "/often", "typed");
    await().until(() -> store.size() == 1);

    assertThat(back(wire, there, "/often", 1)).isEqualTo("typed");
    killed.stop().toCompletableFuture().join();
  }

  @Test
  void whatHasNotChangedIsNotWrittenAgain() throws Exception {
    Wire wire = typed(here, "/often", "typed");
    await().until(() -> store.puts() > 0);
    int before = store.puts();
    await().during(OFTEN.multipliedBy(5)).until(() -> store.puts() == before);
    wire.click("more");
    await().until(() -> store.puts() == before + 1);
  }

  @Test
  void itIsGivenBackOnce() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    wire.close();

    assertThat(back(wire, there, "/draft", 1)).isEqualTo("typed");
    assertThat(store.size()).isZero();
    Wire copy = wire.movedTo(here);
    copy.connect();
    assertThat(shown(copy.joinAgain("/draft", 1)))
        .as("the one that has it hands it on")
        .isEqualTo("typed");
    assertThat(store.size()).isZero();
  }

  @Test
  void aJoinThatItsBrowserNeverHeardOfHandsItOn() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    wire.close();
    Wire unheard = wire.movedTo(there);
    unheard.connect();
    unheard.joinAgain("/draft", 1);
    unheard.close();

    assertThat(back(wire, here, "/draft", 1)).isEqualTo("typed");
  }

  @Test
  void aPageThatWasLoadedAnewHasKeptNothing() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    wire.close();
    await().until(() -> store.size() == 1);
    wire.at("/draft");

    assertThat(response(wire.joinAgain("/draft", 0)).get("rendered").get("0").asString())
        .isEqualTo("new");
  }

  @Test
  void nothingIsKeptAfterACrash() throws Exception {
    Wire wire = typed(here, "/often", "typed");
    await().until(() -> store.size() == 1);
    wire.push("event", "{\"type\":\"click\",\"event\":\"boom\",\"value\":{}}");
    wire.pushed("phx_error");

    assertThat(shown(wire.joinAgain("/often", 1))).isEqualTo("new");
    wire.close();
  }

  @Test
  void nothingIsKeptAfterACrashForAnotherInstance() throws Exception {
    Wire wire = typed(here, "/often", "typed");
    await().until(() -> store.size() == 1);
    wire.push("event", "{\"type\":\"click\",\"event\":\"boom\",\"value\":{}}");
    wire.pushed("phx_error");
    wire.close();

    await().until(() -> store.size() == 0);
    assertThat(back(wire, there, "/often", 1)).isEqualTo("new");
  }

  @Test
  void nothingIsKeptOfAPageThatWasLeft() throws Exception {
    Wire wire = typed(here, "/often", "typed");
    await().until(() -> store.size() == 1);
    wire.send("1", "9", wire.topic(), "phx_leave", "{}");
    wire.close();
    await().until(() -> store.size() == 0);

    assertThat(back(wire, there, "/often", 1)).isEqualTo("new");
  }

  @Test
  void nothingIsKeptOfAPageThatHasNavigated() throws Exception {
    Wire wire = typed(here, "/often", "typed");
    await().until(() -> store.size() == 1);
    wire.click("away");
    wire.close();
    await().until(() -> store.size() == 0);

    assertThat(back(wire, there, "/often", 1)).isEqualTo("new");
  }

  @Test
  void nothingIsKeptOfAUserWhoIsSentAway() throws Exception {
    Wire wire = typed(here, "/often", "typed");
    await().until(() -> store.size() == 1);
    here.disconnect("ada").toCompletableFuture().join();
    wire.close();
    await().until(() -> store.size() == 0);

    assertThat(back(wire, there, "/often", 1)).isEqualTo("new");
  }

  @Test
  void anotherUserNeverJoinsThePage() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    wire.close();
    Wire other = wire.movedTo(there).session(Map.of("user", "bob"));
    other.connect();

    assertThat(status(other.joinAgain("/draft", 1))).isEqualTo("error");
    assertThat(new PageIdentity("p", "ada", "v", 1).name())
        .isNotEqualTo(new PageIdentity("p", "bob", "v", 1).name())
        .isNotEqualTo(new PageIdentity("q", "ada", "v", 1).name())
        .isNotEqualTo(new PageIdentity("p", "ada", "w", 1).name())
        .isEqualTo(new PageIdentity("p", "ada", "v", 2).name());
  }

  @Test
  void whatIsTooLargeIsDroppedAndCounted() throws Exception {
    Wire wire = typed(here, "/draft", "large");
    wire.close();

    assertThat(back(wire, there, "/draft", 1)).isEqualTo("new");
    assertThat(here.stats().droppedStates()).isEqualTo(1);
  }

  @Test
  void aKeepThatThrowsHarmsNoPage() throws Exception {
    Wire wire = typed(here, "/often", "throws");
    await().until(() -> here.stats().droppedStates() > 0);
    assertThat(wire.click("fine").get("diff")).isEqualTo(json("{'0':'fine'}"));
    wire.click("throws");
    wire.close();

    await().until(() -> store.size() == 0);
    assertThat(back(wire, there, "/often", 1)).isEqualTo("new");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPageThatMovesAtRandomIsAlwaysWhereItWas(long seed) throws Exception {
    Random random = new Random(seed);
    String last = "t0";
    Wire wire = typed(here, "/draft", last);
    for (int joins = 1; joins <= 40; joins++) {
      store.delay = Duration.ofMillis(random.nextInt(20));
      Wire old = wire;
      switch (random.nextInt(3)) {
        case 0 -> old.close();
        case 1 -> CompletableFuture.runAsync(old::close);
        default -> {} // nobody notices that it is dead
      }
      wire = old.movedTo(random.nextBoolean() ? here : there);
      wire.connect();
      assertThat(shown(wire.joinAgain("/draft", joins))).as("join %d", joins).isEqualTo(last);
      last = "t" + joins;
      wire.click(last);
    }
  }

  @Test
  void nobodyReadsItInTheStore() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    wire.close();
    await().until(() -> store.size() == 1);

    assertThat(store.dump()).doesNotContain("typed").doesNotContain(wire.topic().substring(3));
  }

  @Test
  void whatWasChangedOrMovedInTheStoreIsDroppedAndCounted() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    wire.close();
    await().until(() -> store.size() == 1);
    store.damage();

    assertThat(back(wire, there, "/draft", 1)).isEqualTo("new");
    assertThat(there.stats().droppedStates()).isEqualTo(1);
  }

  @Test
  void aStoreThatFailsHarmsNoPage() throws Exception {
    store.failing = true;
    Wire wire = typed(here, "/often", "typed");
    wire.close();

    assertThat(back(wire, there, "/often", 1)).isEqualTo("new");
  }

  @Test
  void aStoreThatNeverAnswersHoldsAPageUpForAMomentOnly() throws Exception {
    store.silent = true;
    Wire wire = typed(here, "/draft", "typed");
    wire.close();
    long before = System.nanoTime();

    assertThat(back(wire, there, "/draft", 1)).isEqualTo("new");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void aStopWaitsForWhatIsBeingWritten() throws Exception {
    Wire wire = typed(here, "/draft", "typed");
    store.delay = Duration.ofMillis(300);
    here.stop().toCompletableFuture().join();

    assertThat(store.size()).isEqualTo(1);
    assertThat(view.log).containsExactly("typed");
    assertThat(wire.transport.closeCode).isCompletedWithValue(1012);
  }
}
