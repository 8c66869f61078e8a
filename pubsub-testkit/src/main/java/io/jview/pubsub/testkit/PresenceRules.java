package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.presence.Presence;
import io.jview.pubsub.testkit.fixture.Attendance;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chapter 9 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class PresenceRules extends Chapter {

  /** The shortest that there is. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** What a presence's topics are called. */
  private static final String TOPICS = "jview:presence";

  /** What a message has that tells who has left. */
  private static final Pattern LEAVE = Pattern.compile("gone=\\[\\d");

  /** Called by the test engine. */
  protected PresenceRules() {}

  private Attendance on(Node node, String room) {
    Presence presence = Presence.builder(node.provider()).timeout(TIMEOUT).build();
    return closeAfter(new Attendance(presence, room, waits()));
  }

  /** Two presences; over one instance where there is only one. */
  private List<Attendance> two(String room) {
    return List.of(on(sender(), room), on(receiver(), room));
  }

  private static void await(List<Attendance> all, String expected) {
    all.forEach(one -> one.await(expected));
  }

  @Test
  @DisplayName("P1 after changes all instances list the same, and that is the truth")
  void allListTheSame() {
    String room = topic("room");
    List<Attendance> all = new ArrayList<>();
    started(3).forEach(node -> all.add(on(node, room)));
    for (Attendance one : all) {
      IntStream.range(0, 50).forEach(i -> one.track("s" + i, "k" + i % 10, i));
      IntStream.range(0, 45).forEach(i -> one.untrack("s" + i, "k" + i % 10));
    }

    String truth =
        IntStream.range(45, 50)
            .mapToObj(i -> ("k" + i % 10 + "=" + i + " ").repeat(all.size()).strip())
            .collect(Collectors.joining(" "));
    await(all, truth);
  }

  @Test
  @DisplayName("P2 a leave follows its join, and another meta is told as a change")
  void changesAreTold() {
    List<Attendance> all = two(topic("room"));
    all.getFirst().track("s", "ada", 1);
    await(all, "ada=1");
    all.getFirst().track("s", "ada", 2);
    await(all, "ada=2");
    all.getFirst().untrack("s", "ada");
    await(all, "");
    all.forEach(one -> assertEquals(List.of("+ada", "~ada", "-ada"), one.news()));
  }

  @Test
  @DisplayName("P3 a session that ends leaves at once, and so do all of an instance that stops")
  void goodbyes() {
    List<Attendance> all = two(topic("room"));
    all.getFirst().track("s", "ada", 1);
    all.getFirst().track("t", "grace", 2);
    all.getLast().track("s", "linus", 3);
    await(all, "ada=1 grace=2 linus=3");
    all.getFirst().leave("s");
    await(all, "grace=2 linus=3");
    waits().done(all.getFirst().presence().stop(), "stopping a presence");
    all.getLast().await("linus=3");
  }

  @Test
  @DisplayName("P3 the sessions of an instance that has died leave within the time-out")
  void deaths() {
    assumeSharedBroker();
    String room = topic("room");
    Attendance staying = on(receiver(), room);
    Node dying = started(fixture().newNode());
    on(dying, room).track("s", "ada", 1);
    staying.await("ada=1");
    dying.stop();
    waits().hold();
    staying.await("ada=1");
    Waits within = new Waits(TIMEOUT.plus(waits().mustCome()), waits().mustNot());
    within.until(
        "the sessions of an instance that died leave", () -> staying.news().contains("-ada"));
  }

  @Test
  @DisplayName("P4 instances cut apart and joined again list the truth, and who never went stays")
  void outages() {
    List<Attendance> all = two(topic("room"));
    all.getFirst().track("s", "ada", 1);
    all.getLast().track("s", "grace", 1);
    await(all, "ada=1 grace=1");
    cutLink(pair().toArray(Node[]::new));
    all.getFirst().track("t", "linus", 1);
    all.getLast().track("t", "ken", 1);
    all.getLast().track("s", "grace", 2);
    fixture().restoreLink();
    waits()
        .untilTheLinkIsBack()
        .until(
            "both tell of who has come",
            () -> all.stream().allMatch(one -> one.news().containsAll(List.of("+linus", "+ken"))));
    await(all, "ada=1 grace=2 ken=1 linus=1");
    all.forEach(
        one ->
            assertTrue(
                one.news().stream().noneMatch(news -> news.startsWith("-")), one.news()::toString));
  }

  @Test
  @DisplayName("P5 one session twice is one meta, several under one key are several")
  void metas() {
    List<Attendance> all = two(topic("room"));
    all.getFirst().track("s", "ada", 1);
    all.getFirst().track("s", "ada", 2);
    await(all, "ada=2");
    all.getFirst().track("t", "ada", 3);
    all.getLast().track("s", "ada", 4);
    await(all, "ada=2 ada=3 ada=4");
  }

  @Test
  @DisplayName("P6 heartbeats carry no lists, a change no more than itself, and a meta is bounded")
  void traffic() {
    String room = topic("room");
    Inbox lives = receiver().subscribe("beats", TOPICS);
    Inbox said = receiver().subscribe("changes", TOPICS + ":" + room);
    List<Attendance> all = two(room);
    String meta = "x".repeat(1_000);
    IntStream.range(0, 100).forEach(i -> all.getFirst().track("s" + i, "k" + i, meta));
    waits().until("all are there", () -> all.getLast().presence().list(room).size() == 100);
    all.getFirst().untrack("s7", "k7");
    waits().until("one has left", () -> all.getLast().presence().list(room).size() == 99);
    List<String> leaves =
        said.entries().stream().map(Object::toString).filter(LEAVE.asPredicate()).toList();
    assertEquals(1, leaves.size(), () -> "one has left, and was told by " + leaves);
    assertTrue(leaves.getFirst().length() < 1_000, () -> "a leave says " + leaves.getFirst());
    lives.awaitThat("heard an instance that lives", entries -> !entries.isEmpty());
    for (Object entry : lives.entries()) {
      assertTrue(entry.toString().length() < 1_000, () -> "a heartbeat says " + entry);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> all.getFirst().track("s", "k", "x".repeat(Presence.MAX_META_BYTES)));
  }

  @Test
  @DisplayName("P7 what is no message of a presence is skipped and counted")
  void foreignMessages() {
    String room = topic("room");
    List<Attendance> all = two(room);
    all.getFirst().track("s", "ada", 1);
    await(all, "ada=1");
    sender().send(TOPICS + ":" + room, "nonsense");
    sender().send(TOPICS + ":" + room, List.of(1, 2));
    sender().send(TOPICS, Map.of("from", 7));
    for (Attendance one : all) {
      waits()
          .untilThereAre(3, "malformed messages", () -> (int) one.presence().stats().malformed());
    }
    all.getFirst().track("s", "ada", 2);
    await(all, "ada=2");
  }
}
