package io.jview.pubsub.postgres;

import static io.jview.pubsub.postgres.Instances.patiently;
import static io.jview.pubsub.postgres.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.traffic.Recorder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A queue of notifications that somebody keeps from being emptied. */
class FullQueueTest {

  private static final int PAGES = 64;
  private static final int FEW = 20;

  /** As large as a page of the queue allows. */
  private static final String LARGE = "x".repeat(7_000);

  @Test
  void publisherIsToldThatTheQueueIsFullAndGoesOnWhenItIsNot() throws SQLException {
    try (PostgresServer server = PostgresServer.start("max_notify_queue_pages=" + PAGES);
        Instances instances = new Instances()) {
      PostgresPubSub instance =
          instances.start(
              PostgresPubSub.builder(server.url()).livenessInterval(Duration.ofMillis(200)));
      Recorder recorder = subscribe(instance, "t");
      int accepted = 0;
      try (Connection sleeper = server.connect("postgres")) {
        listenInTransaction(sleeper);
        while (failure(instance) == null) {
          accepted++;
        }
        isNamed(failure(instance));
      }
      patiently().until(() -> failure(instance) == null);
      for (int i = 0; i < FEW; i++) {
        assertThat(failure(instance)).isNull();
      }
      int messages = accepted + 1 + FEW;
      recorder.awaitCount(messages + 1);
      assertThat(recorder.gaps(Gap.Reason.LOST)).isEqualTo(1);
      assertThat(recorder.entries())
          .hasSize(messages + 1)
          .filteredOn(entry -> !(entry instanceof Gap))
          .containsOnly(LARGE);
    }
  }

  private static void isNamed(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(PubSubException.class)
        .isNotInstanceOf(PubSubUnavailableException.class)
        .hasMessageContaining("too many notifications in the NOTIFY queue");
  }

  /** It reads nothing before its transaction ends, and nothing is removed before it has read. */
  private static void listenInTransaction(Connection sleeper) throws SQLException {
    try (Statement statement = sleeper.createStatement()) {
      statement.execute("listen anything");
      sleeper.setAutoCommit(false);
      statement.execute("select 1");
    }
  }

  /** Broadcasts; gives what the publisher is told, or null if the message was taken. */
  private static Throwable failure(PostgresPubSub instance) {
    try {
      instance.broadcast("t", LARGE).toCompletableFuture().join();
      return null;
    } catch (CompletionException refused) {
      return refused.getCause();
    }
  }
}
