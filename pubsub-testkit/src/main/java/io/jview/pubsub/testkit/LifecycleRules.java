package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.testkit.fixture.Chatter;
import io.jview.pubsub.testkit.fixture.Gate;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Chapter 5 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class LifecycleRules extends Chapter {

  /** The default of 10 seconds, and something for slow machines. */
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

  /** Time for what was accepted to be sent, and for handlers to be interrupted. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  /** Called by the test engine. */
  protected LifecycleRules() {}

  @Test
  @DisplayName("L1 before the start every operation fails with an IllegalStateException")
  void nothingWorksBeforeTheStart() {
    if (fixture().startsItself()) {
      abort("the backend is started on creation");
    }
    PubSubProvider provider = node(fixture().newNode()).provider();
    String topic = topic("early");
    refused(provider.subscribeTopic("s", topic, (on, message) -> {}), "subscribing");
    refused(provider.unsubscribeTopic("s", topic), "unsubscribing");
    refused(provider.unsubscribeAll("s"), "unsubscribing from all");
    refused(provider.broadcast(topic, 1L), "broadcasting");
  }

  @Test
  @DisplayName("L1 after the stop subscribing and broadcasting fail, and unsubscribing is done")
  void nothingWorksAfterTheStop() {
    Node node = started(fixture().newNode());
    String topic = topic("late");
    node.subscribe("s", topic);
    node.stop();
    refused(node.provider().subscribeTopic("t", topic, (on, message) -> {}), "subscribing");
    refused(node.provider().broadcast(topic, 1L), "broadcasting");
    node.unsubscribe("s", topic);
    node.unsubscribeAll("s");
    node.unsubscribeAll("stranger");
  }

  private void refused(CompletionStage<Void> stage, String what) {
    assertInstanceOf(IllegalStateException.class, waits().failure(stage, what));
  }

  @Test
  @DisplayName("L1 start and stop may be repeated")
  void startAndStopAreRepeatable() {
    Node node = started(fixture().newNode());
    node.start();
    String topic = topic("twice");
    Inbox inbox = node.subscribe("s", topic);
    node.send(topic, 1L);
    inbox.awaitExactly(1L);
    node.stop();
    node.stop();
  }

  @Test
  @DisplayName("L1 start after stop is refused, or works")
  void startAfterStop() {
    Node node = started(fixture().newNode());
    node.stop();
    Throwable refusal = waits().outcome(node.provider().start(), "start after stop");
    if (refusal == null) {
      String topic = topic("again");
      Inbox inbox = node.subscribe("s", topic);
      node.send(topic, 1L);
      inbox.awaitExactly(1L);
    } else {
      assertInstanceOf(IllegalStateException.class, refusal);
    }
  }

  @Test
  @DisplayName("L2 a start without a broker fails in time, and names the address, not the password")
  void unreachableBroker() {
    fixture().cutLink();
    CompletionStage<Void> refused = node(fixture().newNode()).provider().start();
    waits().hold();
    TestAbortedException noSilence = silence();
    if (noSilence == null) {
      failsToStart(
          node(fixture().newNode()).provider().start(), "start on a broker that says nothing");
    }
    failsToStart(refused, "start on a broker that is not there");
    if (noSilence != null) {
      throw new TestAbortedException(
          "a start on a broker that says nothing; one on a broker that is not there is sound: "
              + noSilence.getMessage());
    }
  }

  /** The broker is there again, and says nothing; gives why not where the fixture cannot do it. */
  private @Nullable TestAbortedException silence() {
    try {
      fixture().silenceLink();
      return null;
    } catch (TestAbortedException e) {
      return e;
    }
  }

  private void failsToStart(CompletionStage<Void> starting, String what) {
    CompletableFuture<Void> start = starting.toCompletableFuture();
    assertTrue(
        Waits.holdsWithin(CONNECT_TIMEOUT, start::isDone),
        () -> what + ": expected to be over within connectTimeout, 10 seconds, is not");
    Throwable failure =
        assertInstanceOf(PubSubException.class, waits().failure(start, what), "the failure");
    assertFalse(String.valueOf(failure.getMessage()).isBlank(), "the error says nothing");
    expectNoPassword(failure);
    String address = fixture().brokerAddress();
    assertTrue(
        String.valueOf(failure.getMessage()).contains(address),
        () -> "expected '" + address + "' in the error, came " + failure);
  }

  private void expectNoPassword(Throwable failure) {
    String password = fixture().password();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertFalse(
          !password.isEmpty() && cause.toString().contains(password),
          "the error tells the password");
    }
  }

  @Test
  @DisplayName("L2 a provider that may start without its broker works when the broker comes")
  void startsDisconnected() {
    fixture().cutLink();
    Node node = started(fixture().newPatientNode());
    String topic = topic("patient");
    Inbox inbox = node.subscribe("s", topic);
    fixture().restoreLink();
    inbox.awaitGap(Gap.Reason.DISCONNECTED);
    awaitDelivery(node, topic, inbox, 1);
  }

  @Test
  @DisplayName("L3 stop sends what was accepted")
  void stopSendsWhatWasAccepted() {
    assumeSharedBroker();
    String topic = topic("last");
    Inbox inbox = receiver().subscribe("s", topic);
    Object[] all = LongStream.range(0, 200).boxed().toArray();
    List<CompletionStage<Void>> sent = new ArrayList<>();
    for (Object message : all) {
      sent.add(sender().provider().broadcast(topic, message));
    }
    sender().stop();
    sent.forEach(stage -> waits().done(stage, "a broadcast before the stop"));
    inbox.awaitExactly(all);
  }

  @Test
  @DisplayName("L3 when the stop is done, no handler begins any more")
  void nothingIsDeliveredAfterTheStop() {
    String topic = topic("stopped");
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger late = new AtomicInteger();
    Node node = started(fixture().newNode());
    node.subscribe(
        "s",
        topic,
        (on, message) -> {
          calls.incrementAndGet();
          late.addAndGet(stopped.get() ? 1 : 0);
        });
    Node from = fixture().sharesBroker() ? sender() : node;
    try (Chatter chatter = new Chatter(from, topic)) {
      waits().until("messages came", () -> calls.get() > 10);
      node.stop();
      stopped.set(true);
      waits().hold();
    }
    assertEquals(0, late.get(), "handlers that began after the stop");
  }

  @Test
  @DisplayName("L3 a handler that runs at the deadline is interrupted; what waits is discarded")
  void stopInterruptsHandlers() {
    String topic = topic("stuck");
    Node node = started(fixture().newNode());
    Inbox inbox = node.inbox("s", topic);
    Gate gate = gate(inbox);
    node.subscribe("s", topic, gate);
    node.begin(topic, 1L);
    gate.awaitEntered();
    waits().done(node.begin(topic, 2L), "a broadcast");
    CompletableFuture<Void> stop = node.provider().stop().toCompletableFuture();
    assertTrue(Waits.holdsWithin(STOP_TIMEOUT, stop::isDone), "stop waits for ever");
    waits().done(stop, "stop");
    waits().until("the handler was interrupted", gate::isInterrupted);
    waits().hold();
    inbox.expectEmpty();
  }

  @Test
  @DisplayName("L3 stop called in a handler does not wait for that handler")
  void stopInAHandler() {
    String topic = topic("inside");
    Node node = started(fixture().newNode());
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    node.subscribe(
        "s",
        topic,
        (on, message) -> {
          try {
            node.stop();
            stopped.complete(null);
          } catch (AssertionError e) {
            stopped.completeExceptionally(e);
          }
        });
    node.begin(topic, 1L);
    waits().done(stopped, "stop within a handler");
  }

  @Test
  @DisplayName("L3 stop leaves no subscription at the broker")
  void stopLeavesNoSubscription() {
    int before = fixture().brokerSubscriptions();
    useAndStop();
    waits().untilThereAre(before, "subscriptions at the broker", fixture()::brokerSubscriptions);
  }

  @Test
  @DisplayName("L3 stop leaves no thread")
  void stopLeavesNoThread() {
    useAndStop();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    useAndStop();
    if (!Waits.holdsWithin(waits().mustCome(), () -> newThreads(before).isEmpty())) {
      fail("threads that are left after the stop: " + newThreads(before));
    }
  }

  private void useAndStop() {
    String topic = topic("used");
    Node node = started(fixture().newNode());
    Inbox inbox = node.subscribe("s", topic);
    node.send(topic, 1L);
    inbox.awaitExactly(1L);
    node.stop();
  }

  /** Threads that came since, those aside that the JDK runs virtual threads on. */
  private static Set<Thread> newThreads(Set<Thread> before) {
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    left.removeIf(thread -> thread instanceof ForkJoinWorkerThread);
    return left;
  }
}
