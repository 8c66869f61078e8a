package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.host.MemoryBudget;
import io.jview.web.Limits;
import io.jview.web.Response;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server bears of who means harm: no more than it says, and the others are served. */
class StrangersTest {

  private static final Duration BRIEF = Duration.ofMillis(300);

  private static UnaryOperator<JViewBuilder> limits(UnaryOperator<Limits> change) {
    return site ->
        site.limits(change.apply(Limits.DEFAULTS))
            .webhook("/form", request -> Response.text("taken"));
  }

  private static RawSocket open(TestServer server) throws IOException {
    return RawSocket.open(server.app.port(), TestServer.socketPath());
  }

  @Test
  void whatIsNoWholeMessageIsCounted() throws Exception {
    try (TestServer server = TestServer.started();
        RawSocket socket = open(server)) {
      socket.frame(0x89, new byte[0]);
      socket.frame(0x8a, new byte[0]);
      socket.frame(0x01, new byte[1]);
      socket.frame(0x00, new byte[0]);
      socket.frame(0x00, new byte[100]);
      socket.frame(0x80, new byte[0]);

      await().untilAsserted(() -> assertThat(server.endpoint.arrivals).hasValue(5));
    }
  }

  @Test
  void aMessageThatIsTooLongIsNotWaitedFor() throws Exception {
    try (TestServer server = TestServer.started()) {
      server.endpoint.maxMessageBytes = 10_000;
      try (RawSocket oneFrame = open(server);
          RawSocket parts = open(server)) {
        oneFrame.unfinished(1_000_000, 10_001);
        assertThat(oneFrame.closeCode()).isEqualTo(1009);

        parts.frame(0x01, new byte[100]);
        for (int i = 0; i < 100; i++) {
          parts.frame(0x00, new byte[100]);
        }
        assertThat(parts.closeCode()).isEqualTo(1009);
      }
    }
  }

  @Test
  void ofAllUnfinishedMessagesTheLargestGoesWhenThereIsNoMemoryLeft() throws Exception {
    MemoryBudget budget = new MemoryBudget(200_000, 1_000);
    try (TestServer server = TestServer.started(budget, limits(l -> l))) {
      try (RawSocket large = open(server);
          RawSocket small = open(server)) {
        large.unfinished(1_000_000, 120_000);
        await().until(() -> budget.counted() > 100_000);
        small.unfinished(100_000, 99_990);
        assertThat(large.closeCode()).isEqualTo(1013);

        small.bytes(new byte[10]);
        assertThat(small.read()).as("the message is sent back").startsWith("81:");
      }
      await().until(() -> budget.counted() == 0);
    }
  }

  @Test
  void aMessageThatDoesNotEndInTimeClosesItsSocket() throws Exception {
    try (TestServer server = TestServer.started(limits(l -> l.withDeadlines(BRIEF, BRIEF)));
        RawSocket socket = open(server)) {
      socket.frame(0x01, new byte[1]);
      assertThatThrownBy(
              () -> {
                while (true) {
                  socket.frame(0x00, new byte[1]);
                  Thread.sleep(20);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET / HT", "GET / HTTP/1.1\r\nHost: localhost\r\nX: "})
  void aRequestThatDoesNotArriveInTimeIsCutOff(String begun) throws Exception {
    try (TestServer server = TestServer.started(limits(l -> l.withDeadlines(BRIEF, BRIEF)));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.app.port())) {
      socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void aBodyThatDoesNotArriveInTimeIsAnsweredWith408() throws Exception {
    try (TestServer server = TestServer.started(limits(l -> l.withDeadlines(BRIEF, BRIEF)))) {
      assertThat(post(server, 1_000, 999)).startsWith("HTTP/1.1 408 ");
      assertThat(post(server, 5, 5)).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aBodyThatThereIsNoMemoryForIsAnsweredWith503() throws Exception {
    MemoryBudget budget = new MemoryBudget(100_000, 1_000);
    try (TestServer server = TestServer.started(budget, limits(l -> l))) {
      assertThat(post(server, 500_000, 499_999)).startsWith("HTTP/1.1 503 ");
      assertThat(post(server, 50_000, 50_000)).startsWith("HTTP/1.1 200 ");
      await().until(() -> budget.counted() == 0);
    }
  }

  private static String post(TestServer server, int length, int sent) throws IOException {
    return RawHttp.send(
        server.app.port(),
        "POST /form HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + "x".repeat(sent));
  }

  @Test
  void aRequestThatIsAnsweredSlowlyIsNotLate() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    try (TestServer server =
        TestServer.started(
            site ->
                limits(l -> l.withDeadlines(BRIEF, BRIEF))
                    .apply(site)
                    .get(
                        "/slow",
                        request -> {
                          late.await();
                          return Response.text("slow");
                        }))) {
      Thread.ofVirtual().start(() -> releaseLater(late));

      assertThat(server.get("/slow").body()).isEqualTo("slow");
    }
  }

  private static void releaseLater(CountDownLatch late) {
    try {
      Thread.sleep(BRIEF.multipliedBy(8));
      late.countDown();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void thereAreSoManyConnections() throws Exception {
    List<Socket> open = new ArrayList<>();
    try (TestServer server = TestServer.started(limits(l -> l.withConnections(10, 10, 10)))) {
      for (int i = 0; i < 10; i++) {
        open.add(new Socket(InetAddress.getLoopbackAddress(), server.app.port()));
      }
      try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), server.app.port())) {
        refused.setSoTimeout(10_000);
        assertThat(refused.getInputStream().read()).isEqualTo(-1);
      }
      await("idle ones give way in a crowd")
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptionsInstanceOf(EOFException.class)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(() -> RawHttp.get(server.app.port(), "/hello").startsWith("HTTP/1.1 200 "));
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"fragment", "identity", "@frame-capture", "permessage-deflate, fragment", "x"})
  void noExtensionIsUsedButTheOneForCompression(String asked) throws Exception {
    try (TestServer server = TestServer.started(site -> site.socketCompression(true))) {
      String answer = upgrade(server, "Sec-WebSocket-Extensions: " + asked + "\r\n");

      assertThat(answer).startsWith("HTTP/1.1 101 ");
      if (asked.startsWith("permessage")) {
        assertThat(answer).containsIgnoringCase("sec-websocket-extensions: permessage-deflate\r\n");
      } else {
        assertThat(answer).doesNotContainIgnoringCase("sec-websocket-extensions");
      }
    }
  }

  private static String upgrade(TestServer server, String more) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.app.port())) {
      socket.setSoTimeout(10_000);
      String request =
          "GET "
              + TestServer.socketPath()
              + " HTTP/1.1\r\nHost: localhost\r\n"
              + more
              + "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
              + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) socket.getInputStream().read());
      }
      return head.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "G\u0001T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
      })
  void errorPagesFromBeforeOurCodeHaveAPolicyToo(String malformed) throws Exception {
    try (TestServer server = TestServer.started()) {
      assertThat(RawHttp.send(server.app.port(), malformed))
          .startsWith("HTTP/1.1 400 ")
          .contains("Content-Security-Policy: default-src 'self'");
    }
  }

  @Test
  void onALoopbackAddressOtherNamesLeadNowhere() throws Exception {
    try (TestServer server = TestServer.started(site -> site.allowedHosts().host("127.0.0.1"))) {
      assertThat(asking(server, "rebound.example")).startsWith("HTTP/1.1 421 ");
      assertThat(asking(server, "localhost:1")).startsWith("HTTP/1.1 200 ");
      assertThat(asking(server, "127.0.0.1")).startsWith("HTTP/1.1 200 ");
    }
    try (TestServer server =
        TestServer.started(site -> site.allowedHosts().trustForwardedHeaders(true))) {
      assertThat(asking(server, "www.example.com")).startsWith("HTTP/1.1 200 ");
    }
  }

  private static String asking(TestServer server, String host) throws IOException {
    return RawHttp.send(
        server.app.port(),
        "GET /hello HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }
}
