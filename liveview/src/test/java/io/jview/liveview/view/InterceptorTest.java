package io.jview.liveview.view;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.LiveCall;
import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.StubPubSub;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands around each callback and each render. */
class InterceptorTest {

  private static final ThreadLocal<String> CONTEXT = new ThreadLocal<>();

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final StubPubSub pubsub = new StubPubSub();
  private LiveRuntime runtime;

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          socket.subscribe("topic");
          return "in " + CONTEXT.get();
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) {
          if (event.name().equals("crash")) {
            throw new IllegalStateException("on purpose");
          }
          return event.name();
        }

        @Override
        public Html render(String state) {
          seen.add("rendering in " + CONTEXT.get());
          return super.render(state);
        }
      };

  private final RouteGroup group =
      new RouteGroup(
          "group", visit -> Verdict.pass(), List.of((params, session, socket) -> {}), null);

  @AfterEach
  void stop() {
    runtime.stop().toCompletableFuture().join();
  }

  private Wire joined(LiveInterceptor... interceptors) throws Exception {
    Wire wire = started(interceptors).at("/page");
    wire.join("/page");
    return wire;
  }

  private Wire started(LiveInterceptor... interceptors) {
    pubsub.subscribed.complete(null);
    LiveRuntimeBuilder builder = TestRuntimes.builder().pubsub(pubsub).live(group, "/page", view);
    for (LiveInterceptor interceptor : interceptors) {
      builder.around(interceptor);
    }
    runtime = TestRuntimes.started(builder);
    Wire wire = new Wire(runtime).session(Map.of("user", "ada"));
    wire.principal = () -> "principal";
    return wire;
  }

  private void tell(LiveCall call, LiveInterceptor.Next next) throws Exception {
    seen.add(call.kind() + (call.name() == null ? "" : " " + call.name()));
    next.proceed();
  }

  @Test
  void eachCallbackAndEachRenderIsOneCall() throws Exception {
    Wire wire = joined(this::tell);
    assertThat(seen)
        .containsExactly(
            "MOUNT_HOOK",
            "MOUNT",
            "PARAMS",
            "RENDER",
            "rendering in null",
            "MOUNT_HOOK",
            "MOUNT",
            "PARAMS",
            "RENDER",
            "rendering in null");
    seen.clear();
    wire.click("up");
    pubsub.handlers.get("topic").onMessage("topic", Message.of("news"));
    wire.pushed("diff");
    pubsub.handlers.get("topic").onGap(Gap.of("topic", Gap.Reason.LOST));
    wire.pushed("diff");
    wire.close();
    await().until(() -> seen.contains("TERMINATE"));

    assertThat(seen)
        .containsExactly(
            "EVENT up",
            "RENDER",
            "rendering in null",
            "INFO topic",
            "RENDER",
            "rendering in null",
            "GAP topic",
            "RENDER",
            "rendering in null",
            "TERMINATE");
  }

  @Test
  void aCallTellsWhoseItIs() throws Exception {
    joined(
        (call, next) -> {
          if (call.kind() == LiveCall.Kind.RENDER) {
            seen.add(
                call.view().getClass().getSimpleName()
                    + call.path()
                    + call.connected()
                    + call.session().get("user")
                    + call.principal().getName());
            assertThat(call.view()).isSameAs(view);
          }
          next.proceed();
        });

    assertThat(seen).contains("/pagefalseadaprincipal", "/pagetrueadaprincipal");
  }

  @Test
  void theFirstOneIsOutermost() throws Exception {
    Wire wire =
        joined(
            (call, next) -> {
              seen.add("one");
              next.proceed();
              seen.add("one done");
            },
            (call, next) -> {
              seen.add("two");
              next.proceed();
              seen.add("two done");
            });
    seen.clear();
    wire.click("up");

    assertThat(seen)
        .containsExactly(
            "one",
            "two",
            "two done",
            "one done",
            "one",
            "two",
            "rendering in null",
            "two done",
            "one done");
  }

  @Test
  void aContextIsThereInTheCallAndNowhereElse() throws Exception {
    Wire wire =
        started(
            (call, next) -> {
              CONTEXT.set(call.session().get("user"));
              try {
                next.proceed();
              } finally {
                CONTEXT.remove();
              }
            });

    assertThat(wire.get("/page").content()).contains("in ada");
    assertThat(CONTEXT.get()).isNull();
    wire.connect();
    wire.join("/page");
    assertThat(seen).containsExactly("rendering in ada", "rendering in ada");
  }

  @Test
  void aFailureGoesThroughAndCannotBeKeptBack() throws Exception {
    CompletableFuture<Throwable> caught = new CompletableFuture<>();
    Wire wire =
        joined(
            (call, next) -> {
              try {
                next.proceed();
              } catch (IllegalStateException failed) {
                caught.complete(failed);
              }
            });
    wire.push("event", "{\"type\":\"click\",\"event\":\"crash\",\"value\":{}}");

    wire.pushed("phx_error");
    assertThat(caught.get()).hasMessage("on purpose");
  }

  @Test
  void whatAnInterceptorThrowsEndsThePage() throws Exception {
    Wire wire =
        joined(
            (call, next) -> {
              next.proceed();
              if (call.kind() == LiveCall.Kind.EVENT) {
                throw new java.io.IOException("the transaction was lost");
              }
            });
    wire.push("event", "{\"type\":\"click\",\"event\":\"up\",\"value\":{}}");

    wire.pushed("phx_error");
  }

  @Test
  void anInterceptorThatDoesNotProceedIsNamed() {
    Wire wire = started(this::tell, new Stopping());

    assertThatIllegalStateException()
        .isThrownBy(() -> wire.get("/page"))
        .withMessage(Stopping.class.getName() + " did not proceed with a call");
  }

  private static final class Stopping implements LiveInterceptor {
    @Override
    public void around(LiveCall call, Next next) {}
  }

  @Test
  void anInterceptorThatProceedsTwiceIsNamed() {
    Wire wire = started(new Doubling(), this::tell);

    assertThatThrownBy(() -> wire.get("/page"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(Doubling.class.getName() + " has proceeded with a call already");
  }

  private static final class Doubling implements LiveInterceptor {
    @Override
    public void around(LiveCall call, Next next) throws Exception {
      next.proceed();
      next.proceed();
    }
  }

  @Test
  void aPageThatCannotMountIsRefusedWithAnInterceptorAsWithout() throws Exception {
    Wire wire =
        started(
            (call, next) -> {
              if (call.connected()) {
                throw new IllegalStateException("on purpose");
              }
              next.proceed();
            });
    wire.at("/page");

    assertThat(response(wire.join(wire.topic(), wire.joinPayload("url", "http://localhost/page"))))
        .isEqualTo(json("{'reason':'join crashed'}"));
    assertThat(view.log).isEmpty();
  }
}
