package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.patiently;
import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.Recorder;
import java.util.concurrent.CompletableFuture;
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
}
