package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.awaitLinks;
import static io.jview.pubsub.postgres.Instances.patiently;
import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Gap;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.testkit.FaultProxy.Direction;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong with a PostgreSQL, made to happen. */
class PostgresFaultsTest {

  private static final String LISTENER = "jview-listen";
  private static final String PUBLISHER = "jview-publish";
  private static final String BOTH = "jview-%";

  private static PostgresServer server;

  private final Instances instances = new Instances();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void createDatabase() {
    server.createDatabase("faults");
  }

  @AfterEach
  void stop() {
    instances.close();
    server.dropDatabase("faults");
  }

  private PostgresPubSub direct() {
    return instances.start(server.url("faults"));
  }

  @Test
  void hundredTerminationsDuringTwoHundredThousandMessagesLoseNothingUntold(TestReporter report) {
    PostgresPubSub from = direct();
    PostgresPubSub to = direct();
    Recorder recorder = subscribe(to, "t");
    Traffic traffic = new Traffic(from, "t");
    List<String> victims = List.of(LISTENER, PUBLISHER, BOTH);
    int outages = 0;
    for (int kill = 0; kill < 100; kill++) {
      String victim = victims.get(kill % victims.size());
      traffic.send(1_000);
      awaitLinks(from, true);
      awaitLinks(to, true);
      assertThat(server.terminate(victim)).isPositive();
      traffic.send(1_000);
      outages += victim.equals(PUBLISHER) ? 0 : 1;
      recorder.awaitGaps(Gap.Reason.DISCONNECTED, outages);
    }
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
    assertThat(recorder.gaps(Gap.Reason.DISCONNECTED)).isEqualTo(outages);
    long arrived = recorder.entries().size() - recorder.gaps();
    report.publishEntry("arrived", arrived + " of " + traffic.last());
    report.publishEntry("failed", String.valueOf(traffic.failed().size()));
    report.publishEntry("gaps", String.valueOf(recorder.gaps()));
  }

  static Stream<Named<Consumer<PostgresServer>>> ends() {
    return Stream.of(
        Named.of("stopped fast", PostgresServer::stopFast),
        Named.of("stopped immediately", PostgresServer::stopImmediately),
        Named.of("killed", PostgresServer::kill));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void serverThatEndsIsFoundAgain(Consumer<PostgresServer> end) {
    PostgresPubSub from = direct();
    PostgresPubSub to = direct();
    Recorder recorder = subscribe(to, "t");
    Traffic traffic = new Traffic(from, "t");
    traffic.send(1_000);
    end.accept(server);
    traffic.send(1_000);
    awaitLinks(to, false);
    server.restart();
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
    assertThat(recorder.gaps(Gap.Reason.DISCONNECTED)).isEqualTo(1);
  }

  @Test
  void frozenServerIsFoundOutWithinFifteenSecondsAndUsedAgain() {
    PostgresPubSub instance = direct();
    Recorder recorder = subscribe(instance, "t");
    Traffic traffic = new Traffic(instance, "t");
    traffic.send(10);
    recorder.awaitMessage(10L);
    long frozen = System.nanoTime();
    server.pause();
    try {
      traffic.send(10);
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> !instance.stats().receiving() && !instance.stats().sending());
      patiently().until(() -> System.nanoTime() - frozen > Duration.ofSeconds(20).toNanos());
    } finally {
      server.resume();
    }
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
  }

  static Stream<Set<Direction>> swallowed() {
    return Stream.of(
        EnumSet.of(Direction.TO_SERVER),
        EnumSet.of(Direction.TO_CLIENT),
        EnumSet.allOf(Direction.class));
  }

  @ParameterizedTest
  @MethodSource("swallowed")
  void swallowedPacketsAreFoundOut(Set<Direction> ways) throws IOException {
    try (FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port())) {
      PostgresPubSub instance =
          instances.start(
              PostgresPubSub.builder(
                      "postgresql://postgres@127.0.0.1:%d/faults".formatted(proxy.port()))
                  .livenessInterval(Duration.ofSeconds(1)));
      Recorder recorder = subscribe(instance, "t");
      proxy.swallow(ways.toArray(Direction[]::new));
      await()
          .atMost(Duration.ofSeconds(6))
          .until(() -> !instance.stats().receiving() && !instance.stats().sending());
      proxy.pass();
      recorder.awaitGaps(1);
      Traffic traffic = new Traffic(instance, "t");
      traffic.sendUntilHeard(recorder);
      assertThat(recorder.gaps()).isEqualTo(1);
      instances.close();
    }
  }

  @Test
  void databaseThatIsDroppedAndMadeAgainIsUsedAgain() {
    PostgresPubSub instance = direct();
    Recorder recorder = subscribe(instance, "t");
    Traffic traffic = new Traffic(instance, "t");
    traffic.send(100);
    recorder.awaitMessage(100L);
    server.dropDatabase("faults");
    awaitLinks(instance, false);
    traffic.send(10);
    server.createDatabase("faults");
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
  }
}
