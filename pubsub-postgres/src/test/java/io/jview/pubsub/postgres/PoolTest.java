package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.patiently;
import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.jview.pubsub.traffic.CapturedLog;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.sql.Connection;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Publishing through the pool of the application. */
class PoolTest {

  private static PostgresServer server;

  private final Instances instances = new Instances();
  private final HikariDataSource pool = poolOfOne();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void stop() {
    instances.close();
    pool.close();
  }

  private static HikariDataSource poolOfOne() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres".formatted(server.port()));
    config.setMaximumPoolSize(1);
    config.setLeakDetectionThreshold(2_000);
    config.setConnectionTimeout(30_000);
    return new HikariDataSource(config);
  }

  private PostgresPubSub pooled() {
    return instances.start(PostgresPubSub.builder(server.url()).publishThrough(pool));
  }

  @Test
  void poolOfOneIsSharedWithTheApplication() throws Exception {
    PostgresPubSub instance = pooled();
    Recorder recorder = subscribe(instance, "t");
    Traffic traffic = new Traffic(instance, "t");
    for (int i = 0; i < 20; i++) {
      traffic.send(50);
      try (Connection mine = pool.getConnection()) {
        assertThat(mine.isValid(5)).isTrue();
      }
    }
    recorder.awaitMessage(1_000L);
    recorder.assertNothingLostUntold(Set.of());
    assertThat(traffic.failed()).isEmpty();
  }

  @Test
  void poolRaisesNoAlarmWhileItIsPublishedThroughAllTheTime() {
    try (CapturedLog log = CapturedLog.of("com.zaxxer.hikari")) {
      PostgresPubSub instance = pooled();
      long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (System.nanoTime() < end) {
        instance.broadcast("t", 1).toCompletableFuture().join();
      }
      assertThat(log.lines("leak")).isEmpty();
      patiently().until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
    }
  }

  @Test
  @DisplayName("O8 a pool that is busy keeps nobody from receiving")
  void busyPool() throws Exception {
    PostgresPubSub instance = pooled();
    PostgresPubSub other = instances.start(server.url());
    Recorder recorder = subscribe(instance, "t");
    try (Connection mine = pool.getConnection()) {
      assertThat(mine.isValid(5)).isTrue();
      assertThatThrownBy(() -> instance.broadcast("t", -1).toCompletableFuture().join())
          .isNotNull();
      assertThat(server.terminate("jview-listen")).isEqualTo(2);
      recorder.awaitGaps(1);
      long from = System.nanoTime();
      new Traffic(other, "t").sendUntilHeard(recorder);
      assertThat(System.nanoTime() - from).isLessThan(Duration.ofSeconds(10).toNanos());
    }
    Traffic again = new Traffic(instance, "t");
    again.sendUntilHeard(recorder);
  }
}
