package io.jview.liveview.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.Replay;
import io.jview.pubsub.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A view on topics that are kept. */
class KeptTopicsTest {

  private final PubSub pubsub =
      PubSub.inMemoryBuilder().replay("kept", Retention.ofMessages(10_000)).build();
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> positions = new LinkedBlockingQueue<>();
  private volatile Replay replay = Replay.all();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          switch (event.name()) {
            case "subscribe" -> socket.subscribe("kept", replay);
            case "from" -> socket.broadcastFrom("kept", "from this one");
            default -> {}
          }
          return event.name();
        }

        @Override
        public String handleInfo(Info info, String state, LiveSocket socket) {
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          heard.add(info.value());
          positions.add(String.valueOf(info.position()));
          return state;
        }

        @Override
        public String handleGap(Gap gap, String state, LiveSocket socket) {
          heard.add(gap.reason());
          return state;
        }
      };

  @BeforeEach
  void start() {
    pubsub.start().toCompletableFuture().join();
  }

  @AfterEach
  void stop() {
    pubsub.stop().toCompletableFuture().join();
  }

  private void send(int from, int to) {
    IntStream.range(from, to).forEach(i -> pubsub.broadcast("kept", i));
  }

  private Wire joined() throws Exception {
    Wire wire =
        Wire.at(
            TestRuntimes.started(TestRuntimes.builder().pubsub(pubsub).live("/page", view)),
            "/page");
    wire.join("/page");
    return wire;
  }

  private List<Object> heard(int messages) throws InterruptedException {
    List<Object> all = new ArrayList<>();
    while (all.size() < messages) {
      Object next = heard.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("after " + all.size() + " messages").isNotNull();
      all.add(next);
    }
    return all;
  }

  private static List<Object> numbers(int from, int to) {
    return IntStream.range(from, to).<Object>mapToObj(i -> (long) i).toList();
  }

  @Test
  void historyComesAheadOfWhatIsSent() throws Exception {
    send(0, 10);
    replay = Replay.last(4);
    joined().click("subscribe");
    send(10, 12);

    assertThat(heard(6)).isEqualTo(numbers(6, 12));
  }

  @Test
  void aPageGoesOnBehindAPosition() throws Exception {
    send(0, 10);
    Wire wire = joined();
    wire.click("subscribe");
    assertThat(heard(10)).isEqualTo(numbers(0, 10));
    String third = List.copyOf(positions).get(2);

    replay = Replay.since(third);
    wire.click("subscribe");

    assertThat(heard(7)).isEqualTo(numbers(3, 10));
  }

  @Test
  void aViewThatIsSlowMissesNothing() throws Exception {
    gate = new CountDownLatch(1);
    joined().click("subscribe");
    send(0, 5_000);
    gate.countDown();

    assertThat(heard(5_000)).isEqualTo(numbers(0, 5_000));
  }

  @Test
  void whoBroadcastsFromItselfDoesNotHearIt() throws Exception {
    Wire one = joined();
    Wire other = joined();
    one.click("subscribe");
    other.click("subscribe");

    one.click("from");
    send(0, 1);

    assertThat(heard(3)).containsExactlyInAnyOrder("from this one", 0L, 0L);
    assertThat(heard).isEmpty();
  }
}
