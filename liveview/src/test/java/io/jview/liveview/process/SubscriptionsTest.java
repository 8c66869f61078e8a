package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.StubPubSub;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A view and its pub/sub, where that is slow, says no, or has lost something. */
class SubscriptionsTest {

  private final StubPubSub pubsub = new StubPubSub();
  private final AtomicReference<Throwable> thrown = new AtomicReference<>();

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          try {
            switch (event.name()) {
              case "subscribe" -> socket.subscribe("topic");
              case "broadcast" -> socket.broadcast("topic", 1);
              case "caught" -> socket.broadcast("topic", 1).exceptionally(this::caught);
              default -> {}
            }
          } catch (RuntimeException failed) {
            thrown.set(failed);
          }
          return event.name();
        }

        private Void caught(Throwable failure) {
          thrown.set(failure);
          return null;
        }
      };

  private Wire joined() throws Exception {
    Wire wire =
        Wire.at(
            TestRuntimes.started(TestRuntimes.builder().pubsub(pubsub).live("/page", view)),
            "/page");
    wire.join("/page");
    return wire;
  }

  @Test
  void subscribeReturnsWhenItIsConfirmed() throws Exception {
    Wire wire = joined();
    String ref = wire.push("event", "{\"type\":\"click\",\"event\":\"subscribe\"}");
    assertThat(wire.transport.isQuiet()).isTrue();

    pubsub.subscribed.complete(null);

    assertThat(wire.transport.next().get(1).asString()).isEqualTo(ref);
    assertThat(thrown).hasNullValue();
  }

  @Test
  void aRefusedSubscriptionThrowsAndCanBeTriedAgain() throws Exception {
    PubSubException refusal = new PubSubException("not allowed");
    pubsub.subscribed.completeExceptionally(refusal);
    Wire wire = joined();

    wire.click("subscribe");

    assertThat(thrown).hasValue(refusal);
    pubsub.handlers.clear();
    wire.click("subscribe");
    assertThat(pubsub.handlers).containsKey("topic");
  }

  @Test
  void aGapReachesTheView() throws Exception {
    pubsub.subscribed.complete(null);
    Wire wire = joined();
    wire.click("subscribe");

    pubsub.handlers.get("topic").onGap(Gap.of("topic", Gap.Reason.DISCONNECTED));

    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'DISCONNECTED'}"));
    assertThat(view.log).containsExactly("topic:DISCONNECTED");
  }

  @Test
  void aSubscriptionRefusedLaterCanBeMadeAgain() throws Exception {
    pubsub.subscribed.complete(null);
    Wire wire = joined();
    wire.click("subscribe");
    pubsub.handlers.remove("topic").onGap(Gap.of("topic", Gap.Reason.REJECTED));
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'REJECTED'}"));

    wire.click("subscribe");

    assertThat(pubsub.handlers).containsKey("topic");
  }

  @Test
  void aFailedBroadcastDisturbsNobody() throws Exception {
    pubsub.broadcast.completeExceptionally(new PubSubException("away"));
    Wire wire = joined();

    assertThat(wire.click("broadcast")).isEqualTo(json("{'diff':{'0':'broadcast'}}"));
    wire.click("caught");

    assertThat(thrown.get()).hasMessageContaining("away");
  }

  @Test
  void aBroadcastNeverWaits() throws Exception {
    Wire wire = joined();

    assertThat(wire.click("broadcast")).isEqualTo(json("{'diff':{'0':'broadcast'}}"));
    assertThat(pubsub.broadcast).isNotDone();
  }
}
