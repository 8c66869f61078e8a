package io.jview.liveview.keep;

import static io.jview.liveview.fixture.Wire.response;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.RowComponent;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Views inside of a page keep for themselves; components leave that to their view. */
class NestedKeepingTest {

  private final DraftView inner = new DraftView();

  private final ScriptedView outer =
      new ScriptedView() {
        @Override
        public Html render(String state, RenderContext view) {
          return html(
              "<i>${}</i>${}",
              state,
              when(!state.equals("hide"), () -> view.child("kid", inner, Map.of())));
        }
      };

  private final WatchedStates store = new WatchedStates();
  private final LiveRuntime runtime =
      TestRuntimes.started(TestRuntimes.builder().stateStore(store).live("/page", outer));

  @AfterEach
  void stop() {
    runtime.stop().toCompletableFuture().join();
  }

  private static JsonNode joinChild(Wire wire, int joins) {
    String token = wire.root().selectFirst("#kid").attr("data-phx-session");
    wire.send(
        "2",
        "2",
        "lv:kid",
        "phx_join",
        "{\"params\":{\"_mounts\":%d},\"session\":\"%s\",\"static\":null,\"sticky\":false}"
            .formatted(joins, token));
    return response(wire.transport.next());
  }

  private static Wire typed(LiveRuntime runtime) throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    joinChild(wire, 0);
    wire.send("2", "3", "lv:kid", "event", "{\"type\":\"click\",\"event\":\"typed\"}");
    wire.transport.next();
    return wire;
  }

  @Test
  void aNestedViewIsWhereItWas() throws Exception {
    Wire wire = typed(runtime);
    wire.close();
    Wire back = wire.movedTo(runtime);
    back.connect();
    back.joinAgain("/page", 1);

    assertThat(joinChild(back, 1).get("rendered").get("0").asString()).isEqualTo("typed");
  }

  @Test
  void aNestedViewThatIsNotShownAnyMoreKeepsNothing() throws Exception {
    Wire wire = typed(runtime);
    wire.click("hide");
    wire.close();
    Wire back = wire.movedTo(runtime);
    back.connect();
    back.joinAgain("/page", 1);

    assertThat(joinChild(back, 1).get("rendered").get("0").asString()).isEqualTo("new");
    assertThat(store.size()).isZero();
  }

  @Test
  void aViewThatKeepsNothingAndAComponentAreToldSo() throws Exception {
    AtomicReference<Throwable> ofView = new AtomicReference<>();
    AtomicReference<Throwable> ofComponent = new AtomicReference<>();
    RowComponent row =
        new RowComponent() {
          @Override
          public String mount(String props, LiveSocket socket) throws Exception {
            if (socket.connected()) {
              ofComponent.set(caught(() -> socket.kept(String.class)));
            }
            return super.mount(props, socket);
          }
        };
    ScriptedView view =
        new ScriptedView() {
          @Override
          public Html render(String state, RenderContext page) {
            return html("<i>${}</i>${}", state, page.component("row", row, "p"));
          }

          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            if (socket.connected()) {
              ofView.set(caught(() -> socket.keepEvery(Duration.ofSeconds(1))));
              assertThat(socket.kept(String.class)).isEmpty();
            }
            return "mounted";
          }
        };
    LiveRuntime other = TestRuntimes.of("/row", view);
    Wire wire = Wire.at(other, "/row");
    wire.join("/row");

    assertThat(ofView.get()).hasMessageContaining("needs a view that overrides keep");
    assertThat(ofComponent.get()).hasMessageContaining("hand it on as props");
    other.stop().toCompletableFuture().join();
  }

  private static Throwable caught(Runnable call) {
    try {
      call.run();
      return null;
    } catch (IllegalStateException expected) {
      return expected;
    }
  }
}
