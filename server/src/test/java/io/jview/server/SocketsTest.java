package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jview.server.socket.JettySockets;
import io.jview.server.socket.SlowBrowsers;
import io.jview.web.Limits;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketsTest {

  private static final int FRAME_LIMIT = 10_000;
  private static final int UNSOLICITED_PONG = 0x8A;

  private final TestServer server =
      TestServer.started(
          site ->
              site.limits(
                  Limits.DEFAULTS
                      .withFrameBytes(FRAME_LIMIT)
                      .withUnwrittenBytes(200_000)
                      .withDrainDeadline(Duration.ofSeconds(2))));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void framesGoBothWaysInOrder() throws Exception {
    TestSocket socket = server.socket();
    for (int i = 0; i < 200; i++) {
      socket.send("frame " + i + " ä €  \ud83d\ude00");
    }
    for (int i = 0; i < 200; i++) {
      assertThat(socket.next()).isEqualTo("frame " + i + " ä €  \ud83d\ude00");
    }
  }

  @Test
  void browsersThatSendWithoutEndLeaveTheOthersTheirTurns() throws Exception {
    List<RawSocket> floods = new ArrayList<>();
    List<Thread> senders = new ArrayList<>();
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        RawSocket flood = RawSocket.open(server.app.port(), TestServer.socketPath());
        floods.add(flood);
        senders.add(Thread.ofPlatform().start(() -> flood.framesWithoutEnd(UNSOLICITED_PONG)));
      }
      TestSocket socket = server.socket();
      for (int i = 0; i < 50; i++) {
        socket.send("frame " + i);
        assertThat(socket.next()).isEqualTo("frame " + i);
      }
      assertThat(senders).allMatch(Thread::isAlive);
    } finally {
      for (RawSocket flood : floods) {
        flood.close();
      }
      for (Thread sender : senders) {
        sender.join();
      }
    }
  }

  @Test
  void binaryFramesArrive() throws Exception {
    TestSocket socket = server.socket();
    socket.webSocket().sendBinary(ByteBuffer.wrap(new byte[500]), true).join();
    assertThat(socket.next()).isEqualTo("binary of 500");
  }

  @Test
  void aForeignOriginIsRefused() {
    assertThat(refusal(TestServer.socketPath(), "https://evil.example")).isEqualTo(403);
  }

  @Test
  void aMissingTokenIsRefused() {
    String origin = "http://127.0.0.1:" + server.app.port();
    assertThat(refusal("/live/websocket?vsn=2.0.0", origin)).isEqualTo(403);
    assertThat(server.endpoint.open).isEmpty();
  }

  private int refusal(String path, String origin) {
    URI uri = URI.create("ws://127.0.0.1:" + server.app.port() + path);
    CompletionException failure =
        assertThrows(CompletionException.class, () -> TestSocket.open(server.client, uri, origin));
    return ((WebSocketHandshakeException) failure.getCause()).getResponse().statusCode();
  }

  @Test
  void aPlainRequestIsToldWhatTheAddressSpeaks() throws Exception {
    HttpResponse<String> answer = server.get(TestServer.socketPath());
    assertThat(answer.statusCode()).isEqualTo(426);
    assertThat(answer.headers().firstValue("Upgrade")).contains("websocket");
  }

  @Test
  void anUpgradeWithoutAHandshakeIsTheBrowsersFault() throws Exception {
    String head =
        "GET " + TestServer.socketPath() + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\n";
    String version = "Sec-WebSocket-Version: 13\r\n";
    for (String rest :
        new String[] {
          "Upgrade: websocket\r\n",
          "Upgrade: websocket\r\n" + version,
          "Upgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: "
              + "dGhlIHNhbXBsZSBub25jZQ==\r\n",
        }) {
      String answer = RawHttp.send(server.app.port(), head + rest + "\r\n");
      assertThat(answer).as(rest).matches("(?s)HTTP/1\\.1 (400|426) .*").contains("<h1>4");
    }
    await().untilAsserted(() -> assertThat(server.endpoint.open).isEmpty());
  }

  @Test
  void anOversizedFrameClosesItsOwnSocketAlone() throws Exception {
    TestSocket big = server.socket();
    TestSocket other = server.socket();
    big.send("x".repeat(FRAME_LIMIT));
    assertThat(big.next()).hasSize(FRAME_LIMIT);

    big.send("x".repeat(FRAME_LIMIT + 1));

    assertThat(big.closeCode()).isEqualTo(1009);
    other.send("still here");
    assertThat(other.next()).isEqualTo("still here");
    await().untilAsserted(() -> assertThat(server.endpoint.closed).hasSize(1));
  }

  @Test
  void manyFragmentsAreLimitedAsOneFrame() throws Exception {
    TestSocket big = server.socket();
    WebSocket webSocket = big.webSocket();
    for (int i = 0; i < 20; i++) {
      try {
        webSocket.sendText("x".repeat(1_000), false).join();
      } catch (CompletionException closed) {
        break;
      }
    }
    assertThat(big.closeCode()).isIn(1009, 1006);
    await().untilAsserted(() -> assertThat(server.endpoint.closed).hasSize(1));
  }

  @Test
  void aBrowserThatDoesNotReadIsCutWithinTheBound() throws Exception {
    TestSocket other = server.socket();
    try (CapturedLog log = CapturedLog.of(SlowBrowsers.class);
        RawSocket slow = RawSocket.open(server.app.port(), TestServer.socketPath())) {
      slow.text("flood");

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(server.endpoint.closed).hasSize(1));
      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("does not read")
          .contains("200000 are allowed");
    }
    assertThat(server.app.stats().slowBrowsers()).isEqualTo(1);
    assertThat(server.app.stats().live().sockets()).isEqualTo(1);
    other.send("still here");
    assertThat(other.next()).isEqualTo("still here");
  }

  @Test
  void aPausedSocketIsNotReadUntilItIsResumed() throws Exception {
    TestSocket socket = server.socket();
    socket.send("pause");
    assertThat(socket.next()).isEqualTo("paused");

    socket.send("late");
    assertThat(socket.frames.poll(300, TimeUnit.MILLISECONDS)).isNull();
    server.endpoint.open.forEach(connection -> connection.transport.resume());

    assertThat(socket.next()).isEqualTo("late");
  }

  @Test
  void aCloseCarriesItsCodeAfterWhatWasSent() throws Exception {
    TestSocket socket = server.socket();
    socket.send("last words");
    socket.send("close 1001");
    assertThat(socket.next()).isEqualTo("last words");
    assertThat(socket.closeCode()).isEqualTo(1001);
    await().untilAsserted(() -> assertThat(server.endpoint.closed).hasSize(1));
  }

  @Test
  void aBrowserThatVanishesIsNoticed() throws Exception {
    try (RawSocket vanishing = RawSocket.open(server.app.port(), TestServer.socketPath())) {
      vanishing.text("hello");
      await().untilAsserted(() -> assertThat(server.endpoint.open).hasSize(1));
    }
    await().untilAsserted(() -> assertThat(server.endpoint.closed).hasSize(1));
  }

  @Test
  void aTextThatIsNoUtf8ClosesItsSocket() throws Exception {
    try (RawSocket raw = RawSocket.open(server.app.port(), TestServer.socketPath())) {
      raw.frame(0x81, new byte[] {(byte) 0xc3, 0x28});
      assertThat(raw.closeCode()).isEqualTo(1007);
    }
    await().untilAsserted(() -> assertThat(server.endpoint.closed).hasSize(1));
  }

  @Test
  void aBrokenFrameClosesItsSocketAlone() throws Exception {
    TestSocket other = server.socket();
    try (RawSocket raw = RawSocket.open(server.app.port(), TestServer.socketPath())) {
      raw.frame(0xf3, new byte[] {1, 2, 3});
      assertThat(raw.closeCode()).isEqualTo(1002);
    }
    other.send("still here");
    assertThat(other.next()).isEqualTo("still here");
  }

  @Test
  void fragmentsMakeOneMessageWithPingsBetweenThem() throws Exception {
    try (RawSocket raw = RawSocket.open(server.app.port(), TestServer.socketPath())) {
      raw.frame(0x01, new byte[] {'a', (byte) 0xc3});
      raw.frame(0x89, new byte[] {'p'});
      raw.frame(0x80, new byte[] {(byte) 0xa4, 'b'});
      assertThat(raw.read()).isEqualTo("8a:p");
      assertThat(raw.read()).isEqualTo("81:aäb");
    }
  }

  @Test
  void aFailureOfLiveViewClosesItsSocketAndIsLogged() throws Exception {
    try (CapturedLog log = CapturedLog.of(JettySockets.class)) {
      TestSocket socket = server.socket();
      socket.send("close nonsense");
      assertThat(socket.closeCode()).isEqualTo(1011);
      assertThat(log.causes()).singleElement().asString().contains("nonsense");
    }
  }

  @Test
  void deflateIsNegotiatedOnlyWhenAskedFor() throws Exception {
    try (RawSocket plain = RawSocket.open(server.app.port(), TestServer.socketPath());
        TestServer deflating = TestServer.started(site -> site.socketCompression(true));
        RawSocket deflated = RawSocket.open(deflating.app.port(), TestServer.socketPath())) {
      assertThat(plain.handshake()).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
      assertThat(deflated.handshake()).contains("permessage-deflate");
    }
  }

  @Test
  void idleTimeoutsBelowTheHeartbeatAreRefused() {
    assertThatThrownBy(() -> Limits.DEFAULTS.withIdleTimeout(Duration.ofSeconds(60)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("60 seconds");
  }
}
