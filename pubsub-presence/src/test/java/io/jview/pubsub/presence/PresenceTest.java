package io.jview.pubsub.presence;

import static io.jview.pubsub.Engines.done;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules on presence, P1 to P7. */
class PresenceTest {

  private static final String ROOM = "room:1";

  private final House house = new House();
  private final House.Instance one = house.instance();
  private final House.Instance two = house.instance();

  @AfterEach
  void close() {
    house.close();
  }

  private Diffs watch(House.Instance instance) {
    Diffs diffs = new Diffs();
    done(instance.presence.watch("watcher", ROOM, diffs));
    return diffs;
  }

  @Test
  void allInstancesListTheSame() {
    watch(one);
    watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.track("s1", ROOM, "grace", 2);

    one.awaitList(ROOM, "ada=1 grace=2");
    two.awaitList(ROOM, "ada=1 grace=2");
  }

  @Test
  void whoComesLaterIsToldWhoIsThere() {
    one.track("s1", ROOM, "ada", Map.of("typing", true)).track("s2", ROOM, "grace", null);

    Diffs diffs = watch(two);

    two.awaitList(ROOM, "ada={typing=true} grace=null");
    await().until(diffs::list, two.list(ROOM)::equals);
  }

  @Test
  void aChangeOfMetaIsAChangeAndNotALeaveAndAJoin() {
    Diffs diffs = watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.awaitList(ROOM, "ada=1");

    done(one.presence.update("s1", ROOM, "ada", 2));
    two.awaitList(ROOM, "ada=2");
    one.track("s1", ROOM, "ada", 3);
    two.awaitList(ROOM, "ada=3");

    await().until(diffs::list, "ada=3"::equals);
    assertThat(diffs.joins()).isEqualTo(1);
    assertThat(diffs.leaves()).isZero();
    assertThat(diffs.fault()).isEmpty();
  }

  @Test
  void severalSessionsUnderOneKeyAreSeveralMetas() {
    watch(two);
    one.track("tab1", ROOM, "ada", 1).track("tab2", ROOM, "ada", 2);
    two.track("tab1", ROOM, "ada", 3);
    two.awaitList(ROOM, "ada=1 ada=2 ada=3");

    done(one.presence.untrack("tab1", ROOM, "ada"));
    two.awaitList(ROOM, "ada=2 ada=3");
  }

  @Test
  void aSessionThatEndsLeavesAllItsTopics() {
    Diffs diffs = watch(two);
    done(two.presence.watch("watcher", "other", new Diffs()));
    one.track("s1", ROOM, "ada", 1).track("s1", "other", "ada", 1).track("s2", ROOM, "grace", 2);
    two.awaitList(ROOM, "ada=1 grace=2");
    two.awaitList("other", "ada=1");

    done(one.presence.leave("s1"));

    two.awaitList(ROOM, "grace=2");
    two.awaitList("other", "");
    await().until(diffs::list, "grace=2"::equals);
  }

  @Test
  void anInstanceThatStopsLeavesAtOnce() {
    watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.awaitList(ROOM, "ada=1");

    done(one.presence.stop());

    two.awaitList(ROOM, "");
    assertThatThrownBy(() -> one.track("s2", ROOM, "ada", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped");
  }

  @Test
  void anInstanceThatDiesIsGoneAfterTheTimeout() {
    Diffs diffs = watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.track("s1", ROOM, "grace", 2);
    two.awaitList(ROOM, "ada=1 grace=2");

    one.die();
    house.pass(Duration.ofSeconds(20));
    assertThat(two.list(ROOM)).isEqualTo("ada=1 grace=2");
    house.pass(Duration.ofSeconds(31));

    two.awaitList(ROOM, "grace=2");
    await().until(diffs::list, "grace=2"::equals);
    assertThat(two.presence.stats().expired()).isEqualTo(1);
  }

  @Test
  void anInstanceThatWasTakenForDeadIsThereAgainWhenItIsHeard() {
    watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.awaitList(ROOM, "ada=1");
    one.die();
    house.pass(Duration.ofSeconds(51));
    two.awaitList(ROOM, "");

    one.isBack();
    house.pass(Duration.ofSeconds(11));

    two.awaitList(ROOM, "ada=1");
  }

  @Test
  void nobodyLeavesInAnOutageThatIsShort() {
    Diffs seenByTwo = watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.awaitList(ROOM, "ada=1");

    one.isCutOff();
    two.isCutOff();
    house.pass(Duration.ofSeconds(15));
    one.track("s2", ROOM, "grace", 2);
    one.isBack();
    two.isBack();

    two.awaitList(ROOM, "ada=1 grace=2");
    await().until(seenByTwo::list, "ada=1 grace=2"::equals);
    assertThat(seenByTwo.leaves()).isZero();
    assertThat(seenByTwo.fault()).isEmpty();
  }

  @Test
  void listsStayAsTheyAreHoweverLongTheBrokerIsAway() {
    watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.awaitList(ROOM, "ada=1");
    one.isCutOff();
    two.isCutOff();

    house.pass(Duration.ofMinutes(3));

    assertThat(two.list(ROOM)).isEqualTo("ada=1");
  }

  @Test
  void anInstanceKnowsItsOwnSessionsWithoutABroker() {
    one.isCutOff();

    one.track("s1", ROOM, "ada", 1);
    one.awaitList(ROOM, "ada=1");
    one.track("s2", ROOM, "grace", 2);
    one.awaitList(ROOM, "ada=1 grace=2");
    done(one.presence.leave("s1"));
    one.awaitList(ROOM, "grace=2");
  }

  @Test
  void whatWasMissedIsAskedFor() {
    watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.awaitList(ROOM, "ada=1");
    house.broker.swallow(frame -> frame.contains("grace"));
    one.track("s2", ROOM, "grace", 2);
    house.broker.swallow(frame -> false);
    one.track("s3", ROOM, "edsger", 3);

    two.awaitList(ROOM, "ada=1 edsger=3 grace=2");
  }

  @Test
  void whatChangesWhileAllIsBeingSaidIsSaidAfterwards() {
    one.track("s1", ROOM, "ada", 1).awaitList(ROOM, "ada=1");
    one.node.stall();
    watch(two);
    house.pass(Duration.ofSeconds(2));
    one.track("s2", ROOM, "grace", 2);
    house.pass(Duration.ofSeconds(1));
    one.node.proceed();

    two.awaitList(ROOM, "ada=1 grace=2");
  }

  @Test
  void heartbeatsCarryNoListsAndNothingElseIsSaidWhileNothingChanges() {
    watch(two);
    for (int i = 0; i < 1_000; i++) {
      one.track("s" + i, ROOM, "user" + i, i);
    }
    await().atMost(20, SECONDS).until(() -> two.presence.list(ROOM).size() == 1_000);
    house.pass(Duration.ofSeconds(1));
    int before = house.broker.published().size();

    house.pass(Duration.ofMinutes(5));

    List<String> since = house.broker.published().subList(before, house.broker.published().size());
    assertThat(since).hasSizeBetween(58, 62).allMatch(frame -> frame.contains("\"alive\":true"));
    assertThat(since).allMatch(frame -> frame.length() < 250);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "{}",
        "{\"from\":\"\",\"ask\":true}",
        "{\"from\":\"x\"}",
        "{\"from\":\"x\",\"n\":1,\"after\":0,\"set\":[[1]],\"gone\":[]}",
        "{\"from\":\"x\",\"n\":1,\"after\":0,\"set\":[[1,\"\",2]],\"gone\":[]}",
        "{\"from\":\"x\",\"n\":1,\"after\":0,\"set\":[],\"gone\":[\"a\"]}",
        "{\"from\":\"x\",\"n\":\"1\",\"after\":0,\"set\":[],\"gone\":[]}",
        "{\"from\":\"x\",\"n\":1,\"part\":2,\"parts\":1,\"state\":[]}",
        "{\"from\":\"x\",\"n\":1,\"part\":1,\"parts\":99999999,\"state\":[]}",
        "{\"from\":\"x\",\"alive\":true}"
      })
  void whatNobodySaysIsSkippedAndCounted(String message) {
    watch(two);
    one.track("s1", ROOM, "ada", 1);
    two.awaitList(ROOM, "ada=1");
    String topic = "jview:presence:" + ROOM;

    house.broker.inject(topic, "{\"topic\":\"" + topic + "\",\"message\":" + message + "}");
    one.track("s2", ROOM, "grace", 2);

    two.awaitList(ROOM, "ada=1 grace=2");
    assertThat(two.presence.stats().malformed()).isEqualTo(1);
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(() -> one.track("", ROOM, "ada", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one.track("s", "", "ada", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one.track("s", "x".repeat(1_001), "ada", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one.track("s", ROOM, "", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> one.track("s", ROOM, "ada", "x".repeat(4_095)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4,096");
    one.track("s", ROOM, "ada", "x".repeat(4_094));
  }

  @Test
  void whatIsNotLookedAtAnyMoreIsLetGoOf() {
    watch(one);
    one.track("s1", ROOM, "ada", 1);
    one.awaitList(ROOM, "ada=1");
    done(one.presence.leave("s1"));
    done(one.presence.leave("watcher"));

    await().until(() -> one.presence.stats().topics() == 0);
    await().until(() -> !one.node.topics().contains("jview:presence:" + ROOM));
    one.track("s1", ROOM, "ada", 2);
    watch(two);
    two.awaitList(ROOM, "ada=2");
  }
}
