package io.jview.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.host.MemoryBudget;
import io.jview.server.socket.JettySockets;
import io.jview.web.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong with a message closes its socket, and one line of the log says why. */
class SocketFaultsTest {

  private static final int MOST = 10_000;
  private static final int LINES = 10;
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** What a client does, the code that closes its socket, and what the log says of it. */
  enum Fault {
    LONG_MESSAGE(1009, "longer than 10000 bytes; Limits.withFrameBytes allows more") {
      @Override
      void commit(RawSocket socket) throws IOException {
        socket.unfinished(MOST + 1, MOST + 1);
      }
    },
    LONG_MESSAGE_IN_PARTS(1009, "longer than 10000 bytes; Limits.withFrameBytes allows more") {
      @Override
      void commit(RawSocket socket) throws IOException {
        socket.frame(0x01, new byte[100]);
        for (int i = 0; i < 100; i++) {
          socket.frame(0x00, new byte[100]);
        }
      }
    },
    NO_UTF_8(1007, "not UTF-8") {
      @Override
      void commit(RawSocket socket) throws IOException {
        socket.frame(0x81, "\u00ff\u00fe".getBytes(ISO_8859_1));
      }
    },
    NO_OPERATION(1002, "opcode") {
      @Override
      void commit(RawSocket socket) throws IOException {
        socket.frame(0x83, new byte[1]);
      }
    },
    RESERVED_BIT(1002, "RSV1") {
      @Override
      void commit(RawSocket socket) throws IOException {
        socket.frame(0xc1, new byte[1]);
      }
    },
    NO_MASK(1002, "mask") {
      @Override
      void commit(RawSocket socket) throws IOException {
        socket.bytes(new byte[] {(byte) 0x81, 1, 'x'});
      }
    },
    LONG_PING(1002, "control frame") {
      @Override
      void commit(RawSocket socket) throws IOException {
        byte[] ping = new byte[8 + 256];
        System.arraycopy(new byte[] {(byte) 0x89, (byte) 0xfe, 1}, 0, ping, 0, 3);
        socket.bytes(ping);
      }
    },
    NOTHING_CONTINUED(1002, "CONTINUATION") {
      @Override
      void commit(RawSocket socket) throws IOException {
        socket.frame(0x80, new byte[1]);
      }
    },
    NO_CLOSE_CODE(1002, "close") {
      @Override
      void commit(RawSocket socket) throws IOException {
        socket.frame(0x88, new byte[] {0, 1});
      }
    };

    private final int code;
    private final String reason;

    Fault(int code, String reason) {
      this.code = code;
      this.reason = reason;
    }

    abstract void commit(RawSocket socket) throws IOException;
  }

  private static RawSocket open(TestServer server) throws IOException {
    return RawSocket.open(server.app.port(), TestServer.socketPath());
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfTheClientIsALineWithItsCodeAndReason(Fault fault) throws Exception {
    try (CapturedLog log = CapturedLog.of(JettySockets.class);
        TestServer server = TestServer.started()) {
      server.endpoint.maxMessageBytes = MOST;
      commit(server, fault);

      await().untilAsserted(() -> assertThat(log.messages()).hasSize(1));
      assertThat(log.messages().getFirst())
          .contains("Closed the socket of /127.0.0.1:", " with " + fault.code + ": ")
          .containsIgnoringCase(fault.reason);

      long begun = System.nanoTime();
      for (int i = 0; i < 3 * LINES; i++) {
        commit(server, fault);
      }
      await().until(() -> server.endpoint.open.isEmpty());
      int windows = 2 + (int) ((System.nanoTime() - begun) / WINDOW_NANOS);
      assertThat(log.messages()).as("of a flood").hasSizeLessThan(windows * LINES);
    }
  }

  private static void commit(TestServer server, Fault fault) throws IOException {
    try (RawSocket socket = open(server)) {
      fault.commit(socket);
      assertThat(socket.closeCode()).isEqualTo(fault.code);
    }
  }

  @Test
  void aMessageThatIsLateClosesItsSocketWith1008() throws Exception {
    Duration brief = Duration.ofMillis(200);
    try (CapturedLog log = CapturedLog.of(JettySockets.class);
        TestServer server =
            TestServer.started(site -> site.limits(Limits.DEFAULTS.withDeadlines(brief, brief)));
        RawSocket socket = open(server)) {
      socket.frame(0x01, new byte[1]);
      await().pollDelay(brief.multipliedBy(2)).until(() -> true);
      socket.frame(0x00, new byte[1]);

      assertThat(socket.closeCode()).isEqualTo(1008);
      await().untilAsserted(() -> assertThat(log.messages()).hasSize(1));
      assertThat(log.messages().getFirst()).contains(" with 1008: ", "did not arrive in time");
    }
  }

  @Test
  void aMessageThatThereIsNoMemoryForClosesItsSocketWith1013() throws Exception {
    try (CapturedLog log = CapturedLog.of(JettySockets.class);
        TestServer server = TestServer.started(new MemoryBudget(100_000, 1_000), site -> site)) {
      try (RawSocket socket = open(server)) {
        socket.unfinished(500_000, 300_000);
        assertThat(socket.closeCode()).isEqualTo(1013);
      }
      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("Closed the socket of /127.0.0.1:", " with 1013: ", "no memory was left");
    }
  }

  @Test
  void whoComesAndGoesIsNoLine() throws Exception {
    try (CapturedLog log = CapturedLog.of(JettySockets.class);
        TestServer server = TestServer.started()) {
      List<RawSocket> some = IntStream.range(0, 5).mapToObj(i -> opened(server)).toList();
      for (RawSocket each : some) {
        each.unfinished(100, 50);
        each.close();
      }
      await().until(() -> server.endpoint.closed.size() == some.size());
      assertThat(log.messages()).isEmpty();
    }
  }

  private static RawSocket opened(TestServer server) {
    try {
      return open(server);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
