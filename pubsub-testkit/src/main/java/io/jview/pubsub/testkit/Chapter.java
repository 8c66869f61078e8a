package io.jview.pubsub.testkit;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.testkit.fixture.Frames;
import io.jview.pubsub.testkit.fixture.Gate;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Limited;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Waits;
import io.jview.pubsub.testkit.history.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
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
  private final List<Node> nodes = new ArrayList<>();
  private boolean forged;
  private @Nullable PubSubFixture fixture;
  private @Nullable Waits waits;
  private @Nullable Node sender;
  private @Nullable Node receiver;

  /**
   * Makes the fixture of one test, before the test, within a minute.
   *
   * @return the fixture, which the kit closes
   * @throws Exception whatever goes wrong; fails the test
   */
  protected abstract PubSubFixture newFixture() throws Exception;

  @BeforeEach
  void openFixture(TestInfo test) throws Exception {
    PubSubFixture opened = Limited.fixture(this::newFixture);
    fixture = closeAfter(opened);
    waits = new Waits(opened.longWait(), opened.shortWait());
    String exemption = opened.exemptions().get(RuleReport.rule(test.getDisplayName()));
    if (exemption != null) {
      Assumptions.abort(exemption);
    }
  }

  /** Whatever a test is about: no backend sends twice what nobody has sent by hand. */
  @AfterEach
  void closeFixture() throws Exception {
    long swallowed = forged ? 0 : nodes.stream().mapToLong(Node::duplicates).sum();
    boolean isExempt = swallowed > 0 && isExempt("D7");
    closeAll();
    assertEquals(
        0,
        isExempt ? 0 : swallowed,
        "frames that came again (D7), and were swallowed by the engine");
  }

  private void closeAll() throws Exception {
    AutoCloseable next = closing.poll();
    if (next != null) {
      try {
        next.close();
      } finally {
        closeAll();
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

  private boolean isExempt(String rule) {
    return fixture().exemptions().containsKey(rule);
  }

  /** Of a random schedule some rules, but for those that the backend cannot keep. */
  final void expect(Verdict verdict, String... rules) {
    verdict.expect(Stream.of(rules).filter(rule -> !isExempt(rule)).toArray(String[]::new));
  }

  /** For what is promised by a backend only that has one order for all instances. */
  final void assumeOneOrder() {
    if (!receiver().hasOneOrder()) {
      Assumptions.abort("its traits say that it has no order for all instances");
    }
  }

  /** The two instances; the same one twice where instances do not share a broker. */
  final List<Node> pair() {
    return List.of(receiver(), sender());
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
    Node node = closeAfter(new Node(provider, waits()));
    nodes.add(node);
    return node;
  }

  /** Several instances, all started; one where they do not share a broker. */
  final List<Node> started(int count) {
    List<Node> all = new ArrayList<>(List.of(receiver()));
    while (fixture().sharesBroker() && all.size() < count) {
      all.add(started(fixture().newNode()));
    }
    return all;
  }

  /** Frames that are sent past every instance. */
  final Frames frames(String topic) {
    forged = true;
    return new Frames(fixture(), topic);
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
