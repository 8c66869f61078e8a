package io.jview.pubsub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.testkit.FaultProxy.Direction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@DisplayName("The fault proxy")
class FaultProxyTest {

  private static final int PATIENT = 5_000;
  private static final int BRIEF = 200;

  private final List<Socket> clients = new ArrayList<>();
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    proxy = FaultProxy.to(server.getInetAddress().getHostAddress(), server.getLocalPort());
    Thread.ofVirtual().name("echo-accept").start(this::accept);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        accepted.add(client);
        Thread.ofVirtual().name("echo").start(() -> echo(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      return;
    }
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    proxy.close();
    server.close();
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(PATIENT);
    clients.add(client);
    return client;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static String receive(Socket client, int bytes) throws IOException {
    return new String(client.getInputStream().readNBytes(bytes), UTF_8);
  }

  private static String echoed(Socket client, String text) throws IOException {
    send(client, text);
    return receive(client, text.length());
  }

  private static void expectSilence(Socket client) throws IOException {
    client.setSoTimeout(BRIEF);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(PATIENT);
  }

  @RepeatedTest(20)
  @DisplayName("passes everything at first, and the end of a connection too")
  void passes() throws IOException {
    Socket client = connect();
    String large = "x".repeat(3_000_000);
    Thread.ofVirtual().start(() -> sendQuietly(client, large));
    assertThat(receive(client, large.length())).isEqualTo(large);
    client.shutdownOutput();
    assertThat(client.getInputStream().read()).isEqualTo(-1);
    await().untilAsserted(() -> assertThat(proxy.connections()).isZero());
  }

  private static void sendQuietly(Socket client, String text) {
    try {
      send(client, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("cuts connections and refuses new ones until it passes again")
  void cuts() throws IOException {
    Socket client = connect();
    assertThat(echoed(client, "before")).isEqualTo("before");
    proxy.cut();
    assertThatThrownBy(() -> failingRead(client)).isInstanceOf(IOException.class);
    Socket refused = connect();
    assertThatThrownBy(() -> failingRead(refused)).isInstanceOf(IOException.class);
    proxy.pass();
    assertThat(echoed(connect(), "after")).isEqualTo("after");
  }

  private static void failingRead(Socket client) throws IOException {
    if (client.getInputStream().read() < 0) {
      throw new IOException("closed");
    }
  }

  @Test
  @DisplayName("swallows both ways, and for good on the connections that it touched")
  void swallows() throws IOException {
    Socket client = connect();
    assertThat(echoed(client, "before")).isEqualTo("before");
    proxy.swallow();
    send(client, "lost");
    expectSilence(client);
    proxy.pass();
    send(client, "still lost");
    expectSilence(client);
    assertThat(echoed(connect(), "new")).isEqualTo("new");
  }

  @Test
  @DisplayName("is silent on new connections, and ends those that exist")
  void silences() throws IOException {
    Socket client = connect();
    assertThat(echoed(client, "before")).isEqualTo("before");
    proxy.cut();
    proxy.silence();
    assertThatThrownBy(() -> failingRead(client)).isInstanceOf(IOException.class);
    Socket silent = connect();
    send(silent, "lost");
    expectSilence(silent);
    proxy.pass();
    send(silent, "still lost");
    expectSilence(silent);
    assertThat(echoed(connect(), "new")).isEqualTo("new");
  }

  @Test
  @DisplayName("freezes the connections that the server sees come from some ports, and no others")
  void freezes() throws IOException {
    Socket first = connect();
    assertThat(echoed(first, "before")).isEqualTo("before");
    int port = accepted.getFirst().getPort();
    Socket second = connect();
    assertThat(echoed(second, "before")).isEqualTo("before");
    proxy.freeze(Set.of(port));
    send(first, "lost");
    expectSilence(first);
    assertThat(echoed(second, "after")).isEqualTo("after");
    proxy.pass();
    expectSilence(first);
  }

  @Test
  @DisplayName("swallows one way only")
  void swallowsOneWay() throws IOException {
    proxy.swallow(Direction.TO_CLIENT);
    Socket deaf = connect();
    send(deaf, "unanswered");
    expectSilence(deaf);
    proxy.pass();
    Socket client = connect();
    assertThat(echoed(client, "both")).isEqualTo("both");
    proxy.swallow(Direction.TO_SERVER);
    send(client, "lost");
    expectSilence(client);
  }

  @Test
  @DisplayName("keeps an end from the other side while it swallows")
  void swallowsTheEnd() throws IOException {
    Socket client = connect();
    assertThat(echoed(client, "before")).isEqualTo("before");
    proxy.swallow();
    accepted.getFirst().close();
    expectSilence(client);
  }

  @Test
  @DisplayName("stalls, and lets everything through afterwards, in order")
  void stalls() throws IOException {
    Socket client = connect();
    assertThat(echoed(client, "before")).isEqualTo("before");
    proxy.stall();
    send(client, "one ");
    send(client, "two");
    expectSilence(client);
    proxy.pass();
    assertThat(receive(client, 7)).isEqualTo("one two");
  }

  @Test
  @DisplayName("delays what it passes, both ways")
  void delays() throws IOException {
    Socket client = connect();
    assertThat(echoed(client, "warm")).isEqualTo("warm");
    proxy.delay(Duration.ofMillis(100));
    long begun = System.nanoTime();
    assertThat(echoed(client, "slow")).isEqualTo("slow");
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(200), Duration.ofSeconds(3));
  }

  @Test
  @DisplayName("throttles, each way by itself")
  void throttles() throws IOException {
    Socket client = connect();
    proxy.throttle(100_000);
    String text = "x".repeat(50_000);
    long begun = System.nanoTime();
    assertThat(echoed(client, text)).isEqualTo(text);
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isBetween(Duration.ofMillis(300), Duration.ofSeconds(4));
    assertThatIllegalArgumentException().isThrownBy(() -> proxy.throttle(0));
  }

  @Test
  @DisplayName("ends the client's connection when there is no server")
  void noServer() throws IOException {
    server.close();
    Socket client = connect();
    assertThatThrownBy(() -> failingRead(client)).isInstanceOf(IOException.class);
  }

  @RepeatedTest(20)
  @DisplayName("is gone when closed")
  void closes() throws IOException {
    Socket client = connect();
    assertThat(echoed(client, "before")).isEqualTo("before");
    proxy.close();
    assertThatThrownBy(() -> failingRead(client)).isInstanceOf(IOException.class);
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }
}
