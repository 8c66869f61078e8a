package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.Gap;
import io.jview.pubsub.testkit.fixture.Gate;
import io.jview.pubsub.testkit.fixture.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The part of chapter 3 that is about what waits for a session. */
abstract class MailboxRules extends Chapter {

  /** What a mailbox holds even where the budget of all mailboxes is spent. */
  private static final int ALWAYS = 2_048;

  private static final int AT_MOST = 65_536;
  private static final int MAILBOX_BYTES = 8 << 20;
  private static final int BURST = 60_000;

  /** How many broadcasts are under way at once: fewer than an outbox takes. */
  private static final int UNDER_WAY = 2_000;

  @Test
  @DisplayName("D5 a mailbox is bounded in count: the newest stay, and a gap tells of the oldest")
  void mailboxIsBoundedInCount() {
    List<String> topics = List.of(topic("a"), topic("b"));
    Inbox inbox = heldInbox(topics);
    long each = AT_MOST / 2 + 100;
    flood(topics, each);
    List<Object> received = release(inbox, (int) (2 * each));
    assertEquals(0L, received.getFirst(), "the message that was being handled");
    List<Gap> gaps = received.stream().filter(Gap.class::isInstance).map(Gap.class::cast).toList();
    List<Object> rest = received.subList(1 + gaps.size(), received.size());
    assertTrue(rest.size() >= ALWAYS, "too few messages waited: " + rest.size());
    assertTrue(rest.size() <= AT_MOST, "too many messages waited: " + rest.size());
    for (int i = 0; i < topics.size(); i++) {
      List<Long> newest = ofSign(rest, 1 - 2 * i);
      List<Long> last = LongStream.rangeClosed(each - newest.size() + 1, each).boxed().toList();
      assertTrue(last.equals(newest), "the newest messages of a topic, in its order");
      long told = gaps.stream().filter(gap(topics.get(i), Gap.Reason.OVERFLOW)::equals).count();
      assertEquals(newest.size() < each ? 1 : 0, told, "gaps of a topic, ahead of what remains");
    }
    assertTrue(received.subList(1, 1 + gaps.size()).equals(gaps), "gaps ahead of what remains");
  }

  private void flood(List<String> topics, long each) {
    List<CompletionStage<Void>> stages = new ArrayList<>();
    for (long i = 1; i <= each; i++) {
      for (int t = 0; t < topics.size(); t++) {
        stages.add(sender().provider().broadcast(topics.get(t), t == 0 ? i : -i));
      }
      if (stages.size() >= UNDER_WAY || i == each) {
        stages.forEach(stage -> waits().done(stage, "a broadcast"));
        stages.clear();
      }
    }
  }

  private static List<Long> ofSign(List<Object> entries, int sign) {
    return entries.stream()
        .filter(Long.class::isInstance)
        .map(entry -> sign * (Long) entry)
        .filter(number -> number > 0)
        .toList();
  }

  @Test
  @DisplayName("D5 a mailbox is bounded in bytes")
  void mailboxIsBoundedInBytes() {
    String topic = topic("large");
    Inbox inbox = heldInbox(List.of(topic));
    String large = "x".repeat(200_000);
    int sent = 50;
    List<CompletionStage<Void>> stages = new ArrayList<>();
    for (int i = 0; i < sent; i++) {
      stages.add(sender().provider().broadcast(topic, i + large));
    }
    stages.forEach(stage -> waits().done(stage, "a broadcast"));
    List<Object> received = release(inbox, sent);
    assertEquals(gap(topic, Gap.Reason.OVERFLOW), received.get(1), "the gap, ahead of the rest");
    List<Object> rest = received.subList(2, received.size());
    assertTrue(rest.size() <= MAILBOX_BYTES / large.length(), "too much waited: " + rest.size());
    assertTrue(rest.contains(sent - 1 + large), "the newest message was dropped");
  }

  @Test
  @DisplayName(
      "D8 a burst of 60,000 small messages arrives whole, however late its session gets on")
  void burstArrivesWhole() {
    String topic = topic("burst");
    Inbox inbox = heldInbox(List.of(topic));
    flood(List.of(topic), BURST);
    List<Object> received = release(inbox, BURST);
    assertEquals(List.of(), inbox.gaps(), "gaps told to a session whose mailbox has room");
    assertTrue(
        received.equals(LongStream.rangeClosed(0, BURST).boxed().toList()),
        () -> "of 60,001 messages, in order, came " + received.size());
  }

  private final List<Gate> held = new ArrayList<>();
  private final List<Inbox> witnesses = new ArrayList<>();

  /** An inbox on some topics, held up by a message, 0; others witness what comes. */
  private Inbox heldInbox(List<String> topics) {
    Inbox inbox = receiver().inbox("held", topics.toString());
    Gate gate = gate(inbox);
    held.add(gate);
    Inbox witness = receiver().inbox("witness", topics.toString());
    witnesses.add(witness);
    for (String topic : topics) {
      receiver().subscribe("held", topic, gate);
      receiver().subscribe("witness", topic, witness);
    }
    sender().send(topics.getFirst(), 0L);
    gate.awaitEntered();
    return inbox;
  }

  /** Lets all go on when it has arrived; gives what the inbox got. */
  private List<Object> release(Inbox inbox, int sent) {
    witnesses
        .getFirst()
        .awaitThat("received all", entries -> entries.size() >= Math.min(sent, ALWAYS));
    waits().hold();
    held.getFirst().open();
    Object last = witnesses.getFirst().entries().getLast();
    inbox.awaitMessage(last);
    return inbox.entries();
  }
}
