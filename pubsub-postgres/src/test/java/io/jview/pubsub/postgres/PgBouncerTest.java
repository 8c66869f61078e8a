package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A pooler between an instance and PostgreSQL. */
class PgBouncerTest {

  private static PostgresServer server;
  private static PgBouncer transactions;

  private final Instances instances = new Instances();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    transactions = PgBouncer.inFrontOf(server, "transaction");
  }

  @AfterAll
  static void stopServer() {
    if (transactions != null) {
      transactions.close();
    }
    server.close();
  }

  @AfterEach
  void stop() {
    instances.close();
  }

  private static String url(PgBouncer pooler) {
    return "postgresql://postgres@%s/postgres".formatted(pooler.address());
  }

  @Test
  void poolerOfTransactionsIsFoundAtStartAndNamed() {
    PostgresPubSub deaf =
        PostgresPubSub.builder(url(transactions)).connectTimeout(Duration.ofSeconds(15)).build();
    assertThatThrownBy(() -> deaf.start().toCompletableFuture().join())
        .cause()
        .hasMessageContaining(transactions.address())
        .hasStackTraceContaining("LISTEN")
        .hasStackTraceContaining("pooler");
    deaf.stop().toCompletableFuture().join();
  }

  @Test
  void publishingThroughAPoolerOfTransactionsWorks() {
    PGSimpleDataSource pool = new PGSimpleDataSource();
    pool.setUrl("jdbc:" + url(transactions).replace("postgres@", ""));
    pool.setUser("postgres");
    PostgresPubSub instance =
        instances.start(PostgresPubSub.builder(server.url()).publishThrough(pool));
    Recorder recorder = subscribe(instance, "t");
    Traffic traffic = new Traffic(instance, "t");
    traffic.send(20_000);
    recorder.awaitMessage(20_000L);
    recorder.assertNothingLostUntold(Set.of());
    assertThat(recorder.gaps()).isZero();
    assertThat(traffic.failed()).isEmpty();
  }

  @Test
  void poolerOfSessionsWorks() {
    try (PgBouncer sessions = PgBouncer.inFrontOf(server, "session")) {
      PostgresPubSub instance = instances.start(url(sessions));
      Recorder recorder = subscribe(instance, "t");
      new Traffic(instance, "t").sendUntilHeard(recorder);
      instances.close();
    }
  }
}
