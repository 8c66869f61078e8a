package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.jview.liveview.BadRequestException;
import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveInterceptor;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.RenderContext;
import io.jview.liveview.fixture.RowComponent;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestLimits;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What a component does of its own, and what is refused. */
class ComponentLifeTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(LiveRuntime.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final PubSub pubsub = PubSub.inMemory();
  private final AtomicReference<LiveSocket> held = new AtomicReference<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private LiveRuntime runtime;

  /** Does what the event's name says. */
  private class Doing extends RowComponent {
    @Override
    public String mount(String props, LiveSocket socket) throws Exception {
      held.set(socket);
      return obey(props, socket, super.mount(props, socket));
    }

    @Override
    public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
      return obey(event.name(), socket, super.handleEvent(event, state, socket));
    }

    private String obey(String what, LiveSocket socket, String state) throws Exception {
      switch (what) {
        case "subscribe" -> socket.subscribe("topic");
        case "unsubscribe" -> socket.unsubscribe("topic");
        case "later" -> socket.sendAfter(Duration.ZERO, Info.of("timer", "rang"));
        case "tick" -> socket.every(Duration.ofMillis(5), Info.of("tick", "ticks"));
        case "never" -> socket.sendAfter(Duration.ofDays(1), Info.of("timer", "late"));
        case "work" -> socket.async("work", () -> "done");
        case "wait" ->
            socket.async(
                "wait",
                () -> {
                  gate.await();
                  return "waited";
                });
        case "tell" -> socket.send(Info.of("row", "told"));
        case "flash" -> socket.putFlash("info", "hello");
        case "patch" -> socket.patch("/page?at=2");
        case "refuse" -> {
          socket.navigate("/page");
          socket.putFlash("info", "begun");
          throw new BadRequestException("no");
        }
        case "away" -> socket.navigate("/page");
        case "reply" -> socket.reply("yes");
        case "hold" -> gate.await();
        case "null" -> {
          return null;
        }
        case "crash" -> throw new IllegalStateException("on purpose");
        default -> {}
      }
      return state;
    }

    @Override
    public Html render(String state, ComponentContext self) {
      return switch (state) {
        case "two" -> html("<i>1</i><i>2</i>");
        case "list" -> raw("<i></i>");
        case "nothing" -> null;
        default -> super.render(state, self);
      };
    }
  }

  private final RowComponent row = new Doing();

  /** Shows one component; where its state begins with a dash, none. */
  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public Html render(String state, RenderContext context) {
          return html(
              "<p>${}${}</p><b>${}</b>",
              when(!state.startsWith("-"), () -> context.component("a", row, state)),
              when(state.equals("twice"), () -> context.component("a", row, "again")),
              context.flash("info"));
        }
      };

  private Wire joined(LiveInterceptor... around) throws Exception {
    LiveRuntimeBuilder builder =
        TestRuntimes.builder().pubsub(pubsub).limits(TestLimits.waitingInfos(3));
    List.of(around).forEach(builder::around);
    runtime = TestRuntimes.started(builder.live("/page", view));
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    row.log.clear();
    return wire;
  }

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void stop() {
    gate.countDown();
    logger.detachAppender(logged);
    if (runtime != null) {
      runtime.stop().toCompletableFuture().join();
    }
  }

  private static String target(String event) {
    return "{\"type\":\"click\",\"event\":\"%s\",\"value\":{},\"cid\":1}".formatted(event);
  }

  private static JsonNode clickIn(Wire wire, String event) {
    return wire.call("event", target(event));
  }

  private void broadcast(String message) {
    pubsub.broadcast("topic", message).toCompletableFuture().join();
  }

  private static void forget(Wire wire) {
    wire.click("-");
    wire.call("cids_will_destroy", "{\"cids\":[1]}");
    wire.call("cids_destroyed", "{\"cids\":[1]}");
  }

  @Test
  void itsMessagesTimersAndWorkComeToItAlone() throws Exception {
    Wire wire = joined();
    clickIn(wire, "subscribe");
    broadcast("news");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'c':{'1':{'1':'news'}}}"));
    clickIn(wire, "later");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'c':{'1':{'1':'rang'}}}"));
    clickIn(wire, "work");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'c':{'1':{'1':'done'}}}"));

    assertThat(row.log)
        .containsExactly("subscribe", "topic=news", "later", "timer=rang", "work", "work done");
    assertThat(view.log).isEmpty();
    clickIn(wire, "unsubscribe");
    broadcast("unheard");
    assertThat(clickIn(wire, "after").get("diff")).isNotNull();
    assertThat(row.log).endsWith("unsubscribe", "after");
  }

  @Test
  void aTimerThatGoesOffAgainAndAgainEndsWithIt() throws Exception {
    Wire wire = joined();
    clickIn(wire, "tick");
    await().until(() -> Collections.frequency(row.log, "tick=ticks") > 2);
    wire.push("event", viewEvent("-"));
    wire.push("cids_will_destroy", "{\"cids\":[1]}");
    wire.push("cids_destroyed", "{\"cids\":[1]}");
    await().until(() -> row.log.getLast().startsWith("terminate"));

    await().pollDelay(Duration.ofMillis(50)).until(() -> row.log.getLast().startsWith("terminate"));
    assertThat(view.log).containsExactly("-");
  }

  @Test
  void itTellsItsView() throws Exception {
    Wire wire = joined();
    clickIn(wire, "tell");

    assertThat(wire.pushed("diff")).isEqualTo(json("{'c':{'1':{'1':'told'}}}"));
    assertThat(view.log).containsExactly("row=told");
    held.get().send(Info.of("row", "from anywhere"));
    assertThat(wire.pushed("diff")).isEqualTo(json("{'c':{'1':{'1':'from anywhere'}}}"));
  }

  @Test
  void whatItAsksOfItsViewIsDone() throws Exception {
    Wire wire = joined();
    assertThat(clickIn(wire, "flash"))
        .isEqualTo(json("{'diff':{'2':'hello','c':{'1':{'1':'flash'}}}}"));
    assertThat(clickIn(wire, "patch"))
        .isEqualTo(
            json(
                "{'diff':{'c':{'1':{'1':'patch'}}},"
                    + "'live_patch':{'kind':'push','to':'/page?at=2'}}"));
    assertThat(clickIn(wire, "reply"))
        .isEqualTo(json("{'diff':{'c':{'1':{'1':'reply'}},'r':'yes'}}"));
    assertThat(clickIn(wire, "away"))
        .isEqualTo(json("{'live_redirect':{'kind':'push','to':'/page'}}"));
  }

  @Test
  void anEventThatItCannotReadChangesNothingAndEndsNoPage() throws Exception {
    Wire wire = joined();
    assertThat(clickIn(wire, "refuse")).isEqualTo(json("{}"));
    assertThat(clickIn(wire, "after")).isEqualTo(json("{'diff':{'c':{'1':{'1':'after'}}}}"));
  }

  @Test
  void whatIsForOneThatHasGoneIsDropped() throws Exception {
    Wire wire = joined();
    clickIn(wire, "subscribe");
    clickIn(wire, "wait");
    clickIn(wire, "never");
    forget(wire);
    assertThat(row.log).endsWith("never", "terminate never");

    gate.countDown();
    broadcast("unheard");
    assertThat(clickIn(wire, "lost")).isEqualTo(json("{}"));
    assertThat(wire.click("-2")).isEqualTo(json("{}"));
    assertThat(row.log).endsWith("terminate never");
  }

  @Test
  void itEndsWithItsView() throws Exception {
    Wire wire = joined();
    clickIn(wire, "last");
    wire.close();
    await().until(() -> view.log.contains("terminated mounted"));

    assertThat(row.log).containsExactly("last", "terminate last");
  }

  @Test
  void aGapOfItsTopicComesToIt() throws Exception {
    Wire wire = joined();
    clickIn(wire, "subscribe");
    wire.push("event", target("hold"));
    await().until(() -> row.log.contains("hold"));
    for (int i = 1; i <= 5; i++) {
      broadcast("news " + i);
    }
    await().until(() -> runtime.stats().droppedInfos() == 2);
    gate.countDown();
    assertThat(wire.transport.next().get(3).asString()).isEqualTo("phx_reply");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'c':{'1':{'1':'news 5'}}}"));

    assertThat(row.log)
        .containsExactly(
            "subscribe", "hold", "topic:OVERFLOW", "topic=news 3", "topic=news 4", "topic=news 5");
    assertThat(view.log).isEmpty();
  }

  @Test
  void interceptorsStandAroundItsCalls() throws Exception {
    Wire wire =
        joined(
            (call, next) -> {
              calls.add(call.kind() + " " + row.equals(call.component()));
              assertThat(call.view()).isSameAs(view);
              next.proceed();
            });
    assertThat(calls)
        .endsWith("MOUNT false", "PARAMS false", "RENDER false", "UPDATE true", "RENDER true");
    calls.clear();
    clickIn(wire, "up");
    forget(wire);

    assertThat(calls)
        .containsExactly(
            "EVENT true", "RENDER true", "EVENT false", "RENDER false", "TERMINATE true");
  }

  private void crashes(Wire wire, String payload, String... message) {
    wire.push("event", payload);
    assertThat(wire.transport.next().get(3).asString()).isEqualTo("phx_error");
    await().until(() -> !logged.list.isEmpty());
    ILoggingEvent crash = logged.list.get(0);
    String text =
        crash.getFormattedMessage() + ThrowableProxyUtil.asString(crash.getThrowableProxy());
    assertThat(text).contains(message).contains("component 'a' (" + row.getClass().getName() + ")");
  }

  private static String viewEvent(String name) {
    return "{\"type\":\"click\",\"event\":\"%s\",\"value\":{}}".formatted(name);
  }

  @Test
  void itsCrashIsThatOfTheView() throws Exception {
    crashes(joined(), target("crash"), "handleEvent of 'crash' of component", "on purpose");
    await().until(() -> view.log.contains("terminated mounted"));
    assertThat(row.log).endsWith("crash", "terminate mounted");
  }

  @Test
  void aMountThatCannotBeIsThatOfTheView() throws Exception {
    Wire wire = joined();
    forget(wire);
    crashes(wire, viewEvent("crash"), "updateMany of component", "on purpose");
  }

  @Test
  void severalElementsAreRefusedWithTheirPlace() throws Exception {
    crashes(joined(), target("two"), "one element", "line 1, column 9");
  }

  @Test
  void aListIsRefused() throws Exception {
    crashes(joined(), target("list"), "renders a list or bare markup");
  }

  @Test
  void nothingIsRefused() throws Exception {
    crashes(joined(), target("nothing"), "returned null");
  }

  @Test
  void noStateIsRefused() throws Exception {
    crashes(joined(), target("null"), "returned null, which is not a state");
  }

  @Test
  void anIdThatIsThereTwiceIsRefused() throws Exception {
    crashes(joined(), viewEvent("twice"), "is placed twice");
  }

  @Test
  void whoMountsCannotNavigate() throws Exception {
    Wire wire = joined();
    forget(wire);
    crashes(wire, viewEvent("away"), "while its page was being rendered");
  }

  @Test
  void whoMountsCannotPutAFlashMessage() throws Exception {
    Wire wire = joined();
    forget(wire);
    crashes(wire, viewEvent("flash"), "while its page was being rendered");
  }
}
