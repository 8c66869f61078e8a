package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.patiently;
import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.traffic.CapturedLog;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A server whose commits wait for a standby that is away. */
class StandbyTest {

  private static final String WHO_WAITS = " from pg_stat_activity where wait_event = 'SyncRep'";

  @Test
  void broadcastsDoNotWaitForItAsTheCommitsOfAnApplicationDo() {
    try (PostgresServer server = PostgresServer.start("synchronous_standby_names=away");
        Instances instances = new Instances()) {
      PostgresPubSub instance = instances.start(server.url());
      Recorder recorder = subscribe(instance, "t");
      CompletableFuture<Void> insert =
          CompletableFuture.runAsync(() -> server.execute("create table waiting (id int)"));
      patiently().until(() -> server.ask("select count(*)" + WHO_WAITS).equals("1"));

      instance.broadcast("t", "at once").toCompletableFuture().join();

      recorder.awaitCount(1);
      assertThat(insert).isNotDone();
      server.execute("select pg_cancel_backend(pid)" + WHO_WAITS);
      insert.join();
    }
  }

  @Test
  void transactionThatKeepsEverybodyFromNotifyingIsNamed() throws Exception {
    try (PostgresServer server = PostgresServer.start("synchronous_standby_names=away");
        Instances instances = new Instances();
        CapturedLog log = CapturedLog.of("io.jview.pubsub.postgres");
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      PostgresPubSub instance =
          instances.start(
              PostgresPubSub.builder(server.url()).livenessInterval(Duration.ofSeconds(2)));
      Recorder recorder = subscribe(instance, "t");
      connection.setAutoCommit(false);
      statement.execute("create table waiting (id int)");
      statement.execute("select pg_notify('any', '')");
      CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> commit(connection));
      patiently().until(() -> server.ask("select count(*)" + WHO_WAITS).equals("1"));

      assertThatThrownBy(() -> instance.broadcast("t", 1).toCompletableFuture().join())
          .hasStackTraceContaining("lock");

      String pid = server.ask("select pid" + WHO_WAITS);
      patiently().until(() -> !log.lines("is held by process " + pid).isEmpty());
      assertThat(log.lines("SyncRep")).hasSize(1);
      assertThat(recorder.gaps()).isZero();
      server.execute("select pg_cancel_backend(pid)" + WHO_WAITS);
      commit.join();
      new Traffic(instance, "t").sendUntilHeard(recorder);
      assertThat(server.connections("jview-%")).isEqualTo(2);
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @DisplayName("O7 a standby is refused at the start, with the way out")
  void standby() {
    try (PostgresServer server = PostgresServer.start()) {
      server.stopFast();
      server.restartAsStandby();
      PostgresPubSub refused = PostgresPubSub.create(server.url());
      assertThatThrownBy(() -> refused.start().toCompletableFuture().join())
          .cause()
          .hasMessageContaining("127.0.0.1:" + server.port())
          .hasMessageContaining("it is a standby: the URL must lead to the primary");
      refused.stop().toCompletableFuture().join();
    }
  }
}
