package io.jview.liveview.socket;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestLimits;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * What a client does that closes its socket is a line of the log that says so, ten in ten seconds.
 */
class ClosedSocketsTest {

  private static final String CLICK = "{\"type\":\"click\",\"event\":\"up\",\"value\":{\"x\":\"";
  private static final int LINES = 10;

  /** Sockets that other tests have left open may be told of meanwhile. */
  private static final int OTHERS = 5;

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          goOn.await();
          return super.handleEvent(event, state, socket);
        }
      };

  private final Logger logger = (Logger) LoggerFactory.getLogger(LiveRuntime.class);
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  /** What a client does, the code that closes its socket, and what the log says. */
  private enum Fault {
    BINARY(1007, "malformed frame") {
      @Override
      void commit(Wire wire) {
        wire.binary(new byte[1]);
      }
    },
    MALFORMED_FRAME(1007, "malformed frame") {
      @Override
      void commit(Wire wire) {
        wire.text("nonsense");
      }
    },
    MALFORMED_JOIN(1007, "malformed frame") {
      @Override
      void commit(Wire wire) {
        wire.send("1", "1", wire.topic(), "phx_join", "{no JSON at all}");
      }
    },
    LONG_MESSAGE(1009, "more than 65536 characters") {
      @Override
      void commit(Wire wire) {
        wire.text(" ".repeat(65_537));
      }
    },
    FLOOD(1008, "more than its allowance") {
      @Override
      void commit(Wire wire) {
        for (int i = 0; i < 100; i++) {
          wire.arrive();
        }
      }
    },
    JOINS(1008, "too many joins") {
      @Override
      LiveRuntimeBuilder limits(LiveRuntimeBuilder builder) {
        return builder.limits(TestLimits.rate(10_000, 10_000));
      }

      @Override
      void commit(Wire wire) {
        for (int i = 0; i <= JoinRate.JOINS; i++) {
          wire.send("1", "1", "lv:none", "phx_join", "{}");
        }
      }
    },
    NO_JOIN(1008, "joined no view in time") {
      @Override
      LiveRuntimeBuilder limits(LiveRuntimeBuilder builder) {
        return builder.limits(TestLimits.join(Duration.ofMillis(50)));
      }

      @Override
      void commit(Wire wire) {}
    },
    FASTER_THAN_ITS_VIEWS(1008, "faster than its views") {
      @Override
      LiveRuntimeBuilder limits(LiveRuntimeBuilder builder) {
        return builder.limits(TestLimits.pause(TestLimits.waitingEvents(1), Duration.ofMillis(50)));
      }

      @Override
      void commit(Wire wire) throws Exception {
        wire.join("/page");
        wire.push("event", CLICK + "\"}}");
        wire.push("event", CLICK + "\"}}");
        wire.push("event", CLICK + "\"}}");
      }
    },
    MORE_THAN_THERE_IS_MEMORY_FOR(1013, "more than there is memory left for") {
      @Override
      LiveRuntimeBuilder limits(LiveRuntimeBuilder builder) {
        return builder.budget(new MemoryBudget(10_000, 1_000));
      }

      @Override
      void commit(Wire wire) throws Exception {
        wire.join("/page");
        wire.push("event", CLICK + "\"}}");
        wire.push("event", CLICK + "x".repeat(20_000) + "\"}}");
      }
    };

    private final int code;
    private final String reason;

    Fault(int code, String reason) {
      this.code = code;
      this.reason = reason;
    }

    LiveRuntimeBuilder limits(LiveRuntimeBuilder builder) {
      return builder.limits(TestLimits.rate(1, 10));
    }

    abstract void commit(Wire wire) throws Exception;
  }

  @BeforeEach
  void listen() {
    events.start();
    logger.addAppender(events);
    logger.setAdditive(false);
  }

  @AfterEach
  void leave() {
    goOn.countDown();
    logger.detachAppender(events);
    logger.setAdditive(true);
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfTheClientIsALineThatSaysSo(Fault fault) throws Exception {
    LiveRuntime runtime =
        TestRuntimes.started(fault.limits(TestRuntimes.builder()).live("/page", view));
    long begun = System.nanoTime();
    for (int i = 0; i < 3 * LINES; i++) {
      Wire wire = Wire.at(runtime, "/page");
      fault.commit(wire);
      assertThat(wire.transport.closeCode.get(10, TimeUnit.SECONDS)).isEqualTo(fault.code);
      wire.close();
    }

    int windows = 1 + (int) ((System.nanoTime() - begun) / WINDOW_NANOS);
    assertThat(lines())
        .filteredOn(line -> line.contains(fault.reason))
        .hasSizeBetween(1, windows * LINES + OTHERS);
  }

  private List<String> lines() {
    return List.copyOf(events.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
