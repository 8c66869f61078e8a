package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.awaitLinks;
import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.PubSubException;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a role may do. */
class RightsTest {

  private static final String SECRET = "s3cret&geheim";

  private static PostgresServer server;

  private final Instances instances = new Instances();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    server.createRole("app", SECRET);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void createBareDatabase() {
    server.createDatabase("bare");
    server.execute("revoke all on database bare from public");
    server.executeIn(
        "bare",
        "revoke all on schema public from public",
        "grant usage on schema public to public");
  }

  @AfterEach
  void stop() {
    instances.close();
    server.dropDatabase("bare");
  }

  private PostgresPubSubBuilder builder() {
    return PostgresPubSub.builder("postgresql://127.0.0.1:%d/bare".formatted(server.port()))
        .user("app")
        .password(SECRET);
  }

  @Test
  void rightToConnectIsEnoughForLargeMessagesToo() {
    server.execute("grant connect on database bare to app");
    PostgresPubSub instance = instances.start(builder());
    Recorder recorder = subscribe(instance, "t");
    String large = "x".repeat(100_000);
    instance.broadcast("t", large).toCompletableFuture().join();
    recorder.awaitMessage(large);
  }

  @Test
  void roleThatMayNotConnectIsToldSoWithoutItsPassword() {
    PostgresPubSub refused = builder().connectTimeout(Duration.ofSeconds(15)).build();
    assertThatThrownBy(() -> refused.start().toCompletableFuture().join())
        .cause()
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasStackTraceContaining("permission denied for database \"bare\"")
        .satisfies(failure -> assertThat(trace(failure)).doesNotContain(SECRET));
    refused.stop().toCompletableFuture().join();
  }

  private static String trace(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(cause).append('\n');
    }
    return all.toString();
  }

  @Test
  void rightThatIsTakenAndGivenBackEndsAndBeginsDelivery() {
    server.execute("grant connect on database bare to app");
    PostgresPubSub instance = instances.start(builder());
    Recorder recorder = subscribe(instance, "t");
    server.execute("revoke connect on database bare from app");
    server.terminate("jview-%");
    awaitLinks(instance, false);
    server.execute("grant connect on database bare to app");
    recorder.awaitGaps(1);
    new Traffic(instance, "t").sendUntilHeard(recorder);
  }

  @Test
  void roleThatMayNotNotifyIsToldSoByEachBroadcast() {
    server.execute("grant connect on database bare to app");
    server.executeIn("bare", "revoke execute on function pg_notify(text, text) from public");
    PostgresPubSub refused = builder().build();
    assertThatThrownBy(
            () -> {
              refused.start().toCompletableFuture().join();
              refused.broadcast("t", 1).toCompletableFuture().join();
            })
        .cause()
        .isInstanceOf(PubSubException.class)
        .hasStackTraceContaining("permission denied for function pg_notify");
    refused.stop().toCompletableFuture().join();
  }
}
