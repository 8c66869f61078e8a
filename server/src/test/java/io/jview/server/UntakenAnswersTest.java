package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.host.MemoryBudget;
import io.jview.web.Limits;
import io.jview.web.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that a client asks for and does not take: weighed, and given up in time. */
class UntakenAnswersTest {

  private static final String BIG = "x".repeat(100_000);
  private static final Duration BRIEF = Duration.ofMillis(300);

  @TempDir private Path folder;

  private static UnaryOperator<JViewBuilder> big(Limits limits) {
    return site -> site.limits(limits).get("/big", request -> Response.text(BIG));
  }

  private static Limits brief() {
    return Limits.DEFAULTS.withDeadlines(BRIEF, BRIEF);
  }

  @Test
  void overHttp2AnAnswerThatIsNotTakenIsWeighedWithItsRequest() throws Exception {
    MemoryBudget budget = new MemoryBudget(1 << 20, 4 << 10);
    try (TestServer server = TestServer.started(budget, big(Limits.DEFAULTS))) {
      try (RawHttp2 client = RawHttp2.open(server.app.port(), 0)) {
        client.get(1, "/big");
        await().until(() -> budget.counted() > 100_000);
        client.get(3, "/hello");
        await().until(() -> budget.counted() > 112_000);

        client.allow(0, 1 << 20);
        client.allow(1, 1 << 20);
        await().until(() -> budget.counted() < 20_000);
      }
      await().until(() -> budget.counted() == 0);
    }
  }

  @Test
  void pastTheBudgetTheConnectionThatTakesLeastHasToGo() throws Exception {
    MemoryBudget budget = new MemoryBudget(250_000, 4 << 10);
    try (TestServer server = TestServer.started(budget, big(Limits.DEFAULTS));
        RawHttp2 client = RawHttp2.open(server.app.port(), 0)) {
      assertThatThrownBy(
              () -> {
                for (int stream = 1; stream < 20; stream += 2) {
                  client.get(stream, "/big");
                }
                while (true) {
                  client.read();
                }
              })
          .isInstanceOf(IOException.class);
      await().until(() -> budget.counted() == 0);
      assertThat(server.get("/big").body()).isEqualTo(BIG);
    }
  }

  @Test
  void overHttp2AnAnswerThatIsNotTakenInTimeEndsItsStreamAlone() throws Exception {
    MemoryBudget budget = new MemoryBudget(1 << 20, 4 << 10);
    Limits limits = brief();
    try (TestServer server =
            TestServer.started(
                budget,
                site -> site.limits(limits).get("/some", request -> Response.text("some")));
        RawHttp2 client = RawHttp2.open(server.app.port(), 0)) {
      client.get(1, "/some");
      assertThat(client.await(RawHttp2.RST_STREAM).stream()).isEqualTo(1);
      await().until(() -> budget.counted() == 0);

      client.get(3, "/some");
      assertThat(client.head(3).status()).isEqualTo(200);
    }
  }

  @Test
  void aFileThatIsNotTakenInTimeEndsItsStreamAlone() throws Exception {
    Files.write(folder.resolve("large.bin"), new byte[4 << 20]);
    try (TestServer server =
            TestServer.started(site -> site.limits(brief()).staticFiles("/files", folder));
        RawHttp2 client = RawHttp2.open(server.app.port(), 0)) {
      client.get(1, "/files/large.bin");
      assertThat(client.await(RawHttp2.RST_STREAM).stream()).isEqualTo(1);
    }
  }

  @Test
  void whatWaitsForItsTurnIsForgottenQuietlyWhenTheClientIsGone() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    UnaryOperator<JViewBuilder> slow =
        site ->
            site.get(
                "/slow",
                request -> {
                  goOn.await();
                  return Response.text("late");
                });
    try (CapturedLog log = CapturedLog.of(org.eclipse.jetty.server.Response.class);
        TestServer server = TestServer.started(slow)) {
      try (RawHttp2 client = RawHttp2.open(server.app.port(), 0)) {
        for (int stream = 1; stream < 2 * 60; stream += 2) {
          client.get(stream, "/slow");
        }
        client.get(121, "/hello");
      }
      goOn.countDown();
      server.get("/hello");
      await().until(() -> server.endpoint.budget().counted() == 0);
      assertThat(log.messages()).isEmpty();
    }
  }
}
