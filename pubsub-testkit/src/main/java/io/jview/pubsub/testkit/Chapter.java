package io.jview.pubsub.testkit;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.testkit.fixture.Gate;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A chapter of the rules: a fixture for each test, two instances, and what the tests share. */
@ExtendWith(RuleReport.class)
@TestMethodOrder(RuleOrder.class)
abstract class Chapter {

  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private @Nullable PubSubFixture fixture;
  private @Nullable Waits waits;
  private @Nullable Node sender;
  private @Nullable Node receiver;

  /**
   * Makes the fixture of one test, before the test and on its thread.
   *
   * @return the fixture, which the kit closes
   * @throws Exception whatever goes wrong; fails the test
   */
  protected abstract PubSubFixture newFixture() throws Exception;

  @BeforeEach
  void openFixture(TestInfo test) throws Exception {
    PubSubFixture opened = newFixture();
    fixture = closeAfter(opened);
    waits = new Waits(opened.longWait(), opened.shortWait());
    String rule = RuleReport.rule(test.getDisplayName());
    String exemption = opened.exemptions().get(rule);
    if (exemption != null) {
      Assumptions.abort(rule + " is not checked: " + exemption);
    }
  }

  @AfterEach
  void closeFixture() throws Exception {
    AutoCloseable next = closing.poll();
    if (next != null) {
      try {
        next.close();
      } finally {
        closeFixture();
      }
    }
  }

  final <T extends AutoCloseable> T closeAfter(T resource) {
    closing.push(resource);
    return resource;
  }

  final PubSubFixture fixture() {
    return requireNonNull(fixture);
  }

  final Waits waits() {
    return requireNonNull(waits);
  }

  /** The instance that messages come from. */
  final Node sender() {
    if (sender == null) {
      sender = fixture().sharesBroker() ? started(fixture().newNode()) : receiver();
    }
    return sender;
  }

  /**
   * Another instance, where sessions listen; the same one where instances do not share a broker.
   */
  final Node receiver() {
    if (receiver == null) {
      receiver = started(fixture().newNode());
    }
    return receiver;
  }

  /** For what only shows between two instances. */
  final void assumeSharedBroker() {
    if (!fixture().sharesBroker()) {
      Assumptions.abort("there is only one instance");
    }
  }

  final Node started(PubSubProvider provider) {
    Node node = node(provider);
    node.start();
    return node;
  }

  final Node node(PubSubProvider provider) {
    return closeAfter(new Node(provider, waits()));
  }

  final Gate gate(TopicHandler next) {
    return closeAfter(new Gate(next, waits()));
  }

  /** A topic that no other test uses. */
  final String topic(String name) {
    return name + "-" + UUID.randomUUID();
  }

  /** Cuts the link and waits until an instance has noticed: subscribing does not wait any more. */
  final void cutLink(Node... nodes) {
    fixture().cutLink();
    for (Node node : nodes) {
      waits()
          .until("an instance whose link was cut subscribes at once", () -> subscribesAtOnce(node));
      waits()
          .until(
              "an instance whose link was cut keeps broadcasts back", () -> keepsBroadcasts(node));
    }
  }

  private boolean subscribesAtOnce(Node node) {
    String session = topic("probe");
    CompletionStage<Void> subscribed =
        node.provider().subscribeTopic(session, session, (topic, message) -> {});
    boolean atOnce =
        Waits.holdsWithin(Duration.ofSeconds(1), subscribed.toCompletableFuture()::isDone);
    node.unsubscribeAll(session);
    return atOnce;
  }

  private boolean keepsBroadcasts(Node node) {
    return !waits().overSoon(node.provider().broadcast(topic("probe"), 0));
  }

  /** Broadcasts again and again until an inbox has got one: the link may not be up yet. */
  final void awaitEventualDelivery(Node from, String topic, Inbox inbox) {
    long[] number = {0};
    waits()
        .untilTheLinkIsBack()
        .until(
            "a broadcast to '" + topic + "' was delivered",
            () -> {
              Object sent = from.sendUntilAccepted(topic, ++number[0]);
              return Waits.holdsWithin(waits().mustNot(), () -> inbox.entries().contains(sent));
            });
  }

  /** Broadcasts until the broker accepts one, which an inbox must get; gives its number. */
  final long awaitDelivery(Node from, String topic, Inbox inbox, long first) {
    long accepted = from.sendUntilAccepted(topic, first);
    inbox.awaitMessage(accepted);
    return accepted;
  }

  static Gap gap(String topic, Gap.Reason reason) {
    return Gap.of(topic, reason);
  }
}
