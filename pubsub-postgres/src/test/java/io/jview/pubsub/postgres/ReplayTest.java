package io.jview.pubsub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.Replay;
import io.jview.pubsub.Retention;
import io.jview.pubsub.TopicHandler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the kit cannot ask of the logs in PostgreSQL. */
class ReplayTest {

  private static PostgresServer server;

  private final Instances instances = new Instances();
  private final String topic = "kept-" + UUID.randomUUID();

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
  }

  private PostgresPubSub keeping(int messages) {
    return instances.start(
        PostgresPubSub.builder(server.url())
            .engine(engine -> engine.replay("kept", Retention.ofMessages(messages))));
  }

  private static Heard subscribe(PostgresPubSub instance, String to, Replay replay) {
    Heard heard = new Heard();
    instance
        .subscribeTopic("s-" + UUID.randomUUID(), to, replay, heard)
        .toCompletableFuture()
        .join();
    return heard;
  }

  private static final class Heard implements TopicHandler {
    private final List<Object> all = new ArrayList<>();

    @Override
    public synchronized void onMessage(String topic, Message message) {
      all.add(message.value());
    }

    @Override
    public synchronized void onGap(Gap gap) {
      all.add(gap.reason());
    }

    synchronized List<Object> all() {
      return List.copyOf(all);
    }

    void awaits(Object... expected) {
      Instances.patiently()
          .untilAsserted(() -> assertThat(all()).isEqualTo(Arrays.asList(expected)));
    }
  }

  @Test
  void aMessageOfATransactionIsInTheLogWhenItCommitsAndOnlyThen() throws SQLException {
    PostgresPubSub instance = keeping(100);
    Heard heard = subscribe(instance, topic, Replay.last(0));
    try (Connection connection = server.connect("postgres")) {
      connection.setAutoCommit(false);
      instance.broadcast(connection, topic, 1);
      connection.rollback();
      instance.broadcast(connection, topic, 2);
      instance.broadcast(connection, topic, 3);
      subscribe(instance, topic, Replay.all()).awaits();
      connection.commit();
    }
    heard.awaits(2L, 3L);
    subscribe(keeping(100), topic, Replay.all()).awaits(2L, 3L);
  }

  @Test
  void aTransactionThatHoldsATopicHoldsNoOther() throws SQLException {
    PostgresPubSub instance = keeping(100);
    String other = topic + "-other";
    Heard heard = subscribe(instance, topic, Replay.all());
    try (Connection connection = server.connect("postgres")) {
      connection.setAutoCommit(false);
      instance.broadcast(connection, topic, 1);
      CompletionStage<Void> held = instance.broadcast(topic, 2);
      instance.broadcast("plain", 0).toCompletableFuture().join();
      assertThat(held.toCompletableFuture()).isNotDone();
      connection.commit();
      held.toCompletableFuture().join();
    }
    instance.broadcast(other, 0).toCompletableFuture().join();
    heard.awaits(1L, 2L);
  }

  @Test
  void aTransactionIsNeededForWhatIsKept() throws SQLException {
    PostgresPubSub instance = keeping(100);
    try (Connection connection = server.connect("postgres")) {
      assertThatThrownBy(() -> instance.broadcast(connection, topic, 1))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
  }

  @Test
  void whatIsPastTheBoundsIsDeletedFromTheTable() {
    PostgresPubSub instance = keeping(64);
    for (int i = 0; i < 1_000; i++) {
      instance.broadcast(topic, i);
    }
    instance.broadcast(topic, "end").toCompletableFuture().join();
    Instances.patiently()
        .until(
            () ->
                Integer.parseInt(
                        server.ask("select count(*) from jview_log where topic = '" + topic + "'"))
                    <= 72);
  }

  @Test
  void aLogThatIsIdleGoesWithItsAge() {
    PostgresPubSub instance =
        instances.start(
            PostgresPubSub.builder(server.url())
                .engine(engine -> engine.replay("kept", Retention.ofAge(Duration.ofSeconds(1)))));
    instance.broadcast(topic, 1).toCompletableFuture().join();
    Instances.patiently()
        .until(
            () ->
                server
                    .ask("select count(*) from jview_log where topic = '" + topic + "'")
                    .equals("0"));
    Heard heard = subscribe(instance, topic, Replay.all());
    instance.broadcast(topic, 2).toCompletableFuture().join();
    heard.awaits(2L);
  }

  @Test
  void largeMessagesAndOddTopicsAreKeptToo() {
    PostgresPubSub instance = keeping(100);
    String odd = topic + " \"quoted\" \\ 'and' äöü 😀";
    String large = "ä".repeat(400_000);
    Heard live = subscribe(instance, odd, Replay.all());
    instance.broadcast(odd, 1).toCompletableFuture().join();
    instance.broadcast(odd, large).toCompletableFuture().join();
    instance.broadcast(odd, 2).toCompletableFuture().join();
    live.awaits(1L, large, 2L);
    subscribe(instance, odd, Replay.all()).awaits(1L, large, 2L);
  }

  @Test
  void aRoleThatMayMakeNoTablesIsToldWhereTheStatementsAre() {
    server.createRole("poor", "secret");
    PostgresPubSub instance =
        instances.start(
            PostgresPubSub.builder("postgresql://127.0.0.1:%d/postgres".formatted(server.port()))
                .user("poor")
                .password("secret")
                .channelPrefix("poor_")
                .engine(engine -> engine.replay("kept", Retention.ofMessages(10))));
    server.execute("revoke create on schema public from public");
    assertThatThrownBy(() -> instance.broadcast(topic, 1).toCompletableFuture().join())
        .hasMessageContaining("docs/replay.md");
    instance.broadcast("plain", 1).toCompletableFuture().join();
  }

  @Test
  void manyInstancesAppendInOneOrder() {
    List<PostgresPubSub> three = List.of(keeping(5_000), keeping(5_000), keeping(5_000));
    List<Heard> heard = three.stream().map(each -> subscribe(each, topic, Replay.all())).toList();
    LongStream.range(0, 900)
        .mapToObj(i -> three.get((int) i % 3).broadcast(topic, i).toCompletableFuture())
        .toList()
        .forEach(each -> each.join());
    Instances.patiently().until(() -> heard.stream().allMatch(each -> each.all().size() == 900));
    assertThat(heard.get(1).all()).isEqualTo(heard.get(0).all()).doesNotHaveDuplicates();
    assertThat(heard.get(2).all()).isEqualTo(heard.get(0).all());
  }
}
