package io.jview.pubsub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.MessageEncodingException;
import io.jview.pubsub.PayloadTooLargeException;
import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.traffic.Recorder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A broadcast within a transaction of the application")
class TransactionTest {

  private static PostgresServer server;

  private final Instances instances = new Instances();
  private PostgresPubSub instance;
  private Connection connection;
  private Recorder recorder;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    server.execute("create table orders (id int)");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    instance = instances.start(server.url());
    recorder = Instances.subscribe(instance, "orders");
    connection = server.connect("postgres");
    connection.setAutoCommit(false);
  }

  @AfterEach
  void end() throws SQLException {
    connection.close();
    instances.close();
  }

  /** What is sent afterwards on another connection comes after all that came before. */
  private void awaitOnly(Object... messages) {
    instance.broadcast("orders", "last").toCompletableFuture().join();
    recorder.awaitMessage("last");
    assertThat(recorder.entries().subList(0, recorder.entries().size() - 1))
        .containsExactly(messages);
  }

  private void insert() throws SQLException {
    Database.execute(connection, "insert into orders values (1)");
  }

  @Test
  void isDeliveredWhenItCommitsAndNotBefore() throws SQLException {
    insert();
    instance.broadcast(connection, "orders", 1);
    instance.broadcast("orders", "meanwhile").toCompletableFuture().join();
    connection.commit();
    awaitOnly("meanwhile", 1L);
  }

  @Test
  void isNotDeliveredWhenItRollsBack() throws SQLException {
    insert();
    instance.broadcast(connection, "orders", 1);
    connection.rollback();
    awaitOnly();
  }

  @Test
  void isNotDeliveredWhenItRollsBackToASavepointBefore() throws SQLException {
    instance.broadcast(connection, "orders", 1);
    Savepoint savepoint = connection.setSavepoint();
    instance.broadcast(connection, "orders", 2);
    connection.rollback(savepoint);
    instance.broadcast(connection, "orders", 3);
    connection.commit();
    awaitOnly(1L, 3L);
  }

  @Test
  @DisplayName("M6 is delivered as often as it was sent")
  void equalMessages() throws SQLException {
    PostgresPubSub other = instances.start(server.url());
    for (int i = 0; i < 3; i++) {
      instance.broadcast(connection, "orders", Map.of("id", 1));
      other.broadcast(connection, "orders", Map.of("id", 1));
    }
    connection.commit();
    Map<String, Object> message = Map.of("id", 1L);
    awaitOnly(message, message, message, message, message, message);
  }

  @Test
  @DisplayName("M4 may be large, and comes in its place")
  void largeMessages() throws SQLException {
    String large = "ü".repeat(500_000);
    instance.broadcast(connection, "orders", "before");
    instance.broadcast(connection, "orders", large);
    instance.broadcast(connection, "orders", large);
    instance.broadcast(connection, "orders", "after");
    connection.commit();
    awaitOnly("before", large, large, "after");
  }

  @Test
  void goesOutAtOnceWithoutATransaction() throws SQLException {
    connection.setAutoCommit(true);
    instance.broadcast(connection, "orders", 1);
    awaitOnly(1L);
  }

  @Test
  void worksInATransactionThatOnlyReads() throws SQLException {
    connection.setReadOnly(true);
    instance.broadcast(connection, "orders", 1);
    connection.commit();
    awaitOnly(1L);
  }

  @Test
  void cannotBePreparedForTwoPhases() throws SQLException {
    instance.broadcast(connection, "orders", 1);
    assertThatThrownBy(() -> Database.execute(connection, "prepare transaction 'one'"))
        .isInstanceOf(SQLException.class);
    connection.rollback();
    awaitOnly();
  }

  @Test
  void isCheckedAsAnyOther() throws SQLException {
    Object cycle = List.of(new Thread());
    String tooLarge = "x".repeat(1 << 20);
    assertThatThrownBy(() -> instance.broadcast(connection, "", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> instance.broadcast(connection, "orders", cycle))
        .isInstanceOf(MessageEncodingException.class);
    assertThatThrownBy(() -> instance.broadcast(connection, "orders", tooLarge))
        .isInstanceOf(PayloadTooLargeException.class);
    connection.commit();
    awaitOnly();
    assertThat(instance.stats().broadcasts()).isEqualTo(1);
  }

  @Test
  void failsLikeAnyStatementOnAConnectionThatIsClosed() throws SQLException {
    connection.close();
    assertThatThrownBy(() -> instance.broadcast(connection, "orders", 1))
        .isInstanceOf(SQLException.class);
  }

  @Test
  @DisplayName("L1 is refused before the start and after the stop")
  void onlyWhileStarted() {
    PostgresPubSub early = PostgresPubSub.create(server.url());
    assertThatThrownBy(() -> early.broadcast(connection, "orders", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not started");
    instance.stop().toCompletableFuture().join();
    assertThatThrownBy(() -> instance.broadcast(connection, "orders", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped");
  }
}
