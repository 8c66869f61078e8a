package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.web.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How many requests of one connection of HTTP/2 are worked on. */
class RequestsAtOnceTest {

  private static final int ASKED = 20;
  private static final int WINDOW = 1 << 20;

  private final AtomicInteger begun = new AtomicInteger();
  private final Semaphore answers = new Semaphore(0);

  private TestServer started(UnaryOperator<JViewBuilder> change) {
    return TestServer.started(
        site ->
            change
                .apply(site)
                .get(
                    "/slow",
                    request -> {
                      begun.incrementAndGet();
                      answers.acquire();
                      return Response.text("late");
                    }));
  }

  private static void ask(RawHttp2 client) throws IOException {
    for (int i = 0; i < ASKED; i++) {
      client.get(2 * i + 1, "/slow");
    }
  }

  private void awaitBegun(int count) {
    await().untilAsserted(() -> assertThat(begun).hasValue(count));
    await()
        .during(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(begun).as("and no more").hasValue(count));
  }

  @Test
  void twoAreUntilTheClientHasTakenAnAnswerAndSixFromThenOn() throws Exception {
    try (TestServer server = started(site -> site);
        RawHttp2 client = RawHttp2.open(server.app.port(), WINDOW)) {
      ask(client);
      awaitBegun(2);

      answers.release();
      awaitBegun(7);

      answers.release(ASKED);
      awaitBegun(ASKED);
    }
  }

  @Test
  void whoTakesNothingHasTwo() throws Exception {
    try (TestServer server = started(site -> site);
        RawHttp2 client = RawHttp2.open(server.app.port(), 0)) {
      ask(client);
      answers.release(ASKED);

      awaitBegun(2);
    }
  }

  @Test
  void allAreThatATrustedProxyHasOpen() throws Exception {
    try (TestServer server = started(site -> site.trustForwardedHeaders(true));
        RawHttp2 client = RawHttp2.open(server.app.port(), WINDOW)) {
      ask(client);
      answers.release();

      awaitBegun(ASKED);
      answers.release(ASKED);
    }
  }

  @Test
  void aSocketIsReadByAnotherThreadThanRequests() throws Exception {
    try (TestServer server = started(site -> site)) {
      TestSocket socket = server.socket();
      socket.send("hello");
      assertThat(socket.next()).isEqualTo("hello");
      assertThat(server.endpoint.reader).startsWith("jview-http-").doesNotContain("reader");
    }
  }
}
