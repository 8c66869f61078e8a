package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The part of chapter 6 that is about one direction, a dead peer, and a node of no use. */
abstract class DirectionsInOutages extends Chapter {

  /** 15 seconds, the time of a broadcast that found the dead peer, and some for slow machines. */
  private static final Duration DEAD_PEER_FOUND = Duration.ofSeconds(25);

  private Waits patient() {
    return new Waits(DEAD_PEER_FOUND, waits().mustNot());
  }

  /** An inbox that has heard a message, and may be told of a dead peer. */
  private Inbox patientInbox(String topic) {
    Inbox inbox = new Inbox("session 's'", patient());
    receiver().subscribe("s", topic, inbox);
    sender().send(topic, "first");
    inbox.awaitExactly("first");
    return inbox;
  }

  @Test
  @DisplayName("O4 a dead peer is found within 15 seconds on the receiving and the sending side")
  void deadPeerIsFound() {
    String topic = topic("dead");
    Inbox inbox = patientInbox(topic);
    fixture().freezeConnections();
    inbox.awaitGap(Gap.Reason.DISCONNECTED);
    awaitDelivery(new Node(sender().provider(), patient()), topic, inbox, 1_000);
  }

  @Test
  @DisplayName("O4 a dead peer of sending alone is found as well, and receiving does not suffer")
  void deadPeerOfSendingIsFound() {
    String topic = topic("half-dead");
    Inbox inbox = patientInbox(topic);
    fixture().freezeSending();
    awaitDelivery(new Node(sender().provider(), patient()), topic, inbox, 1_000);
    expectNotDisconnected(inbox);
  }

  private static void expectNotDisconnected(Inbox inbox) {
    List<Gap> told =
        inbox.gaps().stream().filter(g -> g.reason() == Gap.Reason.DISCONNECTED).toList();
    assertEquals(List.of(), told, "gaps told though frames came in all the time");
  }

  @Test
  @DisplayName("O7 a start on a node that does not carry messages to the others fails")
  void startOnAReplica() {
    fixture().demoteBroker();
    Node node = node(fixture().newNode());
    Throwable failure =
        waits().untilTheLinkIsBack().failure(node.provider().start(), "start on a replica");
    assertInstanceOf(PubSubException.class, failure, "the failure");
  }

  @Test
  @DisplayName("O7 a broker that is demoted is left, and used again when it is the writer again")
  void demotedWhileRunning() {
    String topic = topic("demoted");
    Inbox inbox = patientInbox(topic);
    fixture().demoteBroker();
    List<Object> accepted = new ArrayList<>();
    patient()
        .until(
            "a demoted broker accepts no broadcast any more",
            () -> {
              String next = "demoted " + accepted.size();
              boolean left = waits().refusesOrKeeps(sender().provider().broadcast(topic, next));
              accepted.addAll(left ? List.of() : List.of(next));
              return left;
            });
    fixture().restoreLink();
    awaitEventualDelivery(sender(), topic, inbox);
    assertTrue(
        inbox.messages().containsAll(accepted) || !inbox.gaps().isEmpty(),
        () -> "expected a gap for what a demoted broker took along, came " + inbox.entries());
  }

  @Test
  @DisplayName("O8 while receiving is lost, what is sent is accepted, and the gap is told later")
  void receivingIsLostAlone() {
    String topic = topic("deaf");
    Inbox inbox = patientInbox(topic);
    fixture().cutReceiving();
    waits().hold();
    for (String word : List.of("a", "b", "c")) {
      sender().send(topic, word);
    }
    fixture().restoreLink();
    inbox.awaitGap(Gap.Reason.DISCONNECTED);
    awaitEventualDelivery(sender(), topic, inbox);
  }

  @Test
  @DisplayName("O8 while sending is lost, what comes is delivered, and no gap is told")
  void sendingIsLostAlone() {
    String topic = topic("mute");
    Inbox inbox = patientInbox(topic);
    fixture().cutSending();
    patient()
        .until(
            "an instance that cannot send accepts no broadcast",
            () -> waits().refusesOrKeeps(sender().provider().broadcast(topic, "kept")));
    frames(topic).publish(1, "from elsewhere");
    inbox.awaitMessage("from elsewhere");
    fixture().restoreLink();
    awaitEventualDelivery(sender(), topic, inbox);
    expectNotDisconnected(inbox);
  }
}
