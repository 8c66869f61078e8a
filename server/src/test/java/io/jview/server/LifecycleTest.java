package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.web.Limits;
import io.jview.web.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  @Test
  void aPortInUseIsNamedWithTheWayOutBeforeAnythingStarts() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        TestServer server = TestServer.notStarted(UnaryOperator.identity())) {
      CompletableFuture<Void> neverStarted = new CompletableFuture<>();
      server.endpoint.started = neverStarted;

      assertThatThrownBy(() -> server.app.start(taken.getLocalPort()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage(
              "Cannot listen on port %d of 127.0.0.1: it is in use. Stop the program that has it,"
                  + " or take another port.",
              taken.getLocalPort());
      assertThat(server.endpoint.stopping).isDone();
    }
  }

  @Test
  void anAddressThatIsNotOursIsNamed() {
    try (TestServer server = TestServer.notStarted(site -> site.host("192.0.2.1"))) {
      assertThatThrownBy(() -> server.app.start(0))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("of 192.0.2.1");
    }
  }

  @Test
  void aProviderThatCannotStartFreesThePortAndIsTold() throws Exception {
    int port = freePort();
    try (TestServer server = TestServer.notStarted(UnaryOperator.identity())) {
      server.endpoint.started =
          CompletableFuture.failedFuture(new IllegalArgumentException("no broker"));

      assertThatThrownBy(() -> server.app.start(port))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no broker");
      new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    }
  }

  @Test
  void aSiteStartsOnce() {
    TestServer server = TestServer.started();
    assertThatThrownBy(() -> server.app.start(0)).isInstanceOf(IllegalStateException.class);
    server.close();
    server.close();
    assertThatThrownBy(() -> server.app.start(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thereIsNoPortBeforeTheStart() {
    try (TestServer server = TestServer.notStarted(UnaryOperator.identity())) {
      assertThatThrownBy(server.app::port).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void healthTellsLifeAndReadiness() throws Exception {
    try (TestServer server = TestServer.started()) {
      for (String path : new String[] {"/health", "/health/ready", "/health/live"}) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"status\":\"");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      }
    }
  }

  @Test
  void aStopSendsBrowsersAwayWith1012AndIsNotReadyMeanwhile() throws Exception {
    try (TestServer server = TestServer.started()) {
      CompletableFuture<Void> drained = new CompletableFuture<>();
      server.endpoint.drained = drained;
      TestSocket socket = server.socket();
      socket.send("hello");
      assertThat(socket.next()).isEqualTo("hello");

      Thread stopping = Thread.ofVirtual().start(server.app::stop);
      server.endpoint.draining.join();

      assertThat(socket.closeCode()).isEqualTo(1012);
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(server.get("/health").statusCode()).isEqualTo(503);
      assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(server.endpoint.stopping).isNotDone();
      drained.complete(null);
      stopping.join();
      assertThat(server.endpoint.stopping).isDone();
      assertThatThrownBy(() -> server.get("/health/live")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aStopWaitsForTheDrainNoLongerThanItsDeadline() throws Exception {
    try (TestServer server =
            TestServer.started(
                site -> site.limits(Limits.DEFAULTS.withDrainDeadline(Duration.ofMillis(100))));
        CapturedLog log = CapturedLog.of(JView.class)) {
      server.endpoint.drained = new CompletableFuture<>();

      assertThat(CompletableFuture.runAsync(server.app::stop))
          .succeedsWithin(Duration.ofSeconds(8));

      assertThat(log.messages()).anyMatch(line -> line.contains("still connected"));
    }
  }

  @Test
  void requestsThatRunAreAnsweredBeforeTheStopIsDone() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (TestServer server =
        TestServer.started(
            site ->
                site.webhook(
                    "/slow",
                    request -> {
                      begun.countDown();
                      goOn.await();
                      return Response.text("done");
                    }))) {
      CompletableFuture<HttpResponse<String>> answer =
          server.client.sendAsync(
              server.request("/slow").POST(BodyPublishers.noBody()).build(),
              HttpResponse.BodyHandlers.ofString());
      begun.await();
      Thread stopping = Thread.ofVirtual().start(server.app::stop);
      await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);

      goOn.countDown();

      assertThat(answer.get().body()).isEqualTo("done");
      stopping.join();
    }
  }

  @Test
  void aStopLeavesNoThread() throws Exception {
    TestServer server = TestServer.started();
    assertThat(server.get("/hello").statusCode()).isEqualTo(200);
    assertThat(serverThreads()).isNotEmpty();
    server.close();
    await().untilAsserted(() -> assertThat(serverThreads()).isEmpty());
  }

  private static List<String> serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("jview-http"))
        .toList();
  }

  @Test
  void startAndStopTellOneLineEach() {
    try (CapturedLog log = CapturedLog.of(JView.class)) {
      TestServer server = TestServer.started();
      int port = server.app.port();
      server.close();
      assertThat(log.messages()).hasSize(2);
      assertThat(log.messages().get(0))
          .matches("JView \\d+\\.\\d+\\S* listens on http://127.0.0.1:" + port);
      assertThat(log.messages().get(1)).contains("stopped");
    }
  }
}
