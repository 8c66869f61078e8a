package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a view may do at its end. */
class TerminateTest {

  private final PubSub pubsub = PubSub.inMemory();
  private LiveRuntime runtime;

  @AfterEach
  void stop() {
    runtime.stop().toCompletableFuture().join();
  }

  private void start(Consumer<LiveSocket> goodbye) {
    LiveView<String> leaving =
        new ScriptedView() {
          @Override
          public void terminate(String state, LiveSocket socket) {
            goodbye.accept(socket);
          }
        };
    LiveView<String> staying =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            socket.subscribe("room");
            return "mounted";
          }
        };
    runtime =
        TestRuntimes.started(
            TestRuntimes.builder()
                .pubsub(pubsub)
                .live("/leaving", leaving)
                .live("/staying", staying));
  }

  private Wire joined(String path) throws Exception {
    Wire wire = Wire.at(runtime, path);
    wire.join(path);
    return wire;
  }

  @Test
  void aViewMayTellOthersThatItHasEnded() throws Exception {
    start(socket -> socket.broadcast("room", "gone"));
    Wire staying = joined("/staying");
    joined("/leaving").close();

    assertThat(staying.pushed("diff")).isEqualTo(json("{'0':'gone'}"));
  }

  @Test
  void whatItAsksForOfItselfIsNotDoneAnyMore() throws Exception {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    start(
        socket -> {
          socket.subscribe("room");
          socket.unsubscribe("room");
          socket.subscribe("room");
          socket.send(Info.of("self", 1));
          socket.sendAfter(Duration.ZERO, Info.of("self", 1));
          socket.async("work", () -> done.complete(false));
          socket.pushEvent("event", 1);
          socket.navigate("/staying");
          done.complete(socket.connected());
        });
    Wire leaving = joined("/leaving");
    leaving.close();

    assertThat(done.get()).isTrue();
    await().until(() -> runtime.connections() == 0);
    assertThat(pubsub.stats().sessions()).isZero();
    assertThat(leaving.transport.isQuiet()).isTrue();
  }

  @Test
  void aTerminateThatThrowsEndsTheViewAllTheSame() throws Exception {
    start(
        socket -> {
          throw new IllegalStateException("on purpose");
        });
    joined("/leaving").close();

    await().until(() -> runtime.connections() == 0);
  }
}
