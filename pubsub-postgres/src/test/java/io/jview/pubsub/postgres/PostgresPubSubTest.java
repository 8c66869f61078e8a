package io.jview.pubsub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.PubSubException;
import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.traffic.Recorder;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What users and administrators see. */
class PostgresPubSubTest {

  private static PostgresServer server;

  private final Instances instances = new Instances();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    server.createRole("app", "s3cret");
    server.createDatabase("second");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @AfterEach
  void stop() {
    instances.close();
  }

  private static PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {server.port()});
    source.setDatabaseName(database);
    source.setUser("postgres");
    source.setApplicationName("pool");
    return source;
  }

  private static void refused(PostgresPubSubBuilder builder, int port, String... words) {
    assertThatThrownBy(() -> builder.build().start().toCompletableFuture().join())
        .cause()
        .isInstanceOf(PubSubException.class)
        .hasMessageContainingAll(words)
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageNotContaining("s3cret");
  }

  private static void refused(PostgresPubSubBuilder builder, String... words) {
    refused(builder, server.port(), words);
  }

  @Test
  void twoConnectionsAreHeldWhateverTheNumberOfTopics() {
    PostgresPubSub instance =
        instances.start(server.url() + "?ApplicationName=shop&tcpKeepAlive=false");
    for (int i = 0; i < 1_000; i++) {
      Instances.subscribe(instance, "topic " + i);
    }
    assertThat(server.connections("shop-%")).isEqualTo(2);
    assertThat(server.connections("shop-listen")).isEqualTo(1);
    assertThat(server.connections("shop-publish")).isEqualTo(1);
  }

  @Test
  @DisplayName("L3 stop leaves no connection and no thread")
  void nothingIsLeft() {
    PostgresPubSub instance = instances.start(server.url() + "?application_name=leaving");
    Instances.subscribe(instance, "t");
    assertThat(server.connections("leaving-%")).isEqualTo(2);
    instance.stop().toCompletableFuture().join();
    Instances.patiently().until(() -> server.connections("leaving-%") == 0);
    Instances.patiently()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().endsWith(":" + server.port())));
  }

  @Test
  @DisplayName("L3 stop ends a start that waits for a silent server at once")
  void stopWhileStarting() throws IOException {
    try (FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port())) {
      proxy.stall();
      PostgresPubSub instance =
          PostgresPubSub.create("postgresql://postgres@127.0.0.1:" + proxy.port() + "/postgres");
      CompletableFuture<Void> start = instance.start().toCompletableFuture();
      long from = System.nanoTime();
      instance.stop().toCompletableFuture().join();
      assertThat(start).isCompletedExceptionally();
      assertThat(System.nanoTime() - from).isLessThan(Duration.ofSeconds(5).toNanos());
    }
  }

  @Test
  void silentServerIsToldWithinConnectTimeout() throws IOException {
    try (FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port())) {
      proxy.stall();
      long from = System.nanoTime();
      refused(
          PostgresPubSub.builder("postgresql://127.0.0.1:" + proxy.port() + "/postgres")
              .user("app")
              .password("s3cret")
              .connectTimeout(Duration.ofSeconds(1)),
          proxy.port(),
          "not answered in time");
      assertThat(System.nanoTime() - from).isLessThan(Duration.ofSeconds(3).toNanos());
    }
  }

  @Test
  void wrongPasswordIsToldAtTheStart() {
    refused(
        PostgresPubSub.builder("postgresql://app:s3cret1@127.0.0.1:" + server.port() + "/postgres"),
        "password authentication failed",
        "app");
  }

  @Test
  void missingDatabaseIsToldAtTheStart() {
    refused(PostgresPubSub.builder(server.url("nowhere")), "\"nowhere\" does not exist");
  }

  @Test
  void databaseWithoutUnicodeIsToldAtTheStart() {
    server.execute("create database latin encoding 'LATIN1' template template0");
    refused(PostgresPubSub.builder(server.url("latin")), "LATIN1", "UTF8");
  }

  @Test
  @DisplayName("I1 two databases are apart, with the same prefix too")
  void databases() {
    PostgresPubSub one = instances.start(server.url());
    PostgresPubSub two = instances.start(server.url("second"));
    Recorder recorder = Instances.subscribe(two, "t");
    one.broadcast("t", 1).toCompletableFuture().join();
    two.broadcast("t", 2).toCompletableFuture().join();
    recorder.awaitMessage(2L);
    assertThat(recorder.entries()).containsExactly(2L);
  }

  @Test
  void connectionOfTheApplicationPublishes() {
    PostgresPubSub instance =
        instances.start(
            PostgresPubSub.builder(server.url() + "?ApplicationName=pooled")
                .publishThrough(dataSource("postgres")));
    Recorder recorder = Instances.subscribe(instance, "t");
    Instances.patiently()
        .untilAsserted(
            () -> {
              instance.broadcast("t", 1).toCompletableFuture().join();
              assertThat(server.connections("pool")).as("given back once idle").isEqualTo(1);
            });
    recorder.awaitMessage(1L);
    assertThat(server.connections("pooled-%")).isEqualTo(1);
    server.terminate("pool");
    Instances.patiently()
        .ignoreExceptions()
        .untilAsserted(() -> instance.broadcast("t", 2).toCompletableFuture().join());
    recorder.awaitMessage(2L);
  }

  @Test
  void connectionToAnotherDatabaseIsFoundAtTheStart() {
    refused(
        PostgresPubSub.builder(server.url())
            .connectTimeout(Duration.ofSeconds(2))
            .publishThrough(dataSource("second")),
        "does not come back",
        "same database");
  }

  @Test
  void channelIsKnownToOtherPrograms() throws SQLException {
    PostgresPubSub instance =
        instances.start(PostgresPubSub.builder(server.url()).channelPrefix("My \"app\" ü_"));
    assertThat(instance.channel()).isEqualTo("My \"app\" ü_frames");
    Recorder recorder = Instances.subscribe(instance, "t");
    try (Connection connection = server.connect("postgres")) {
      Database.execute(
          connection,
          "notify \"My \"\"app\"\" ü_frames\", '{\"topic\":\"t\",\"message\":{\"id\":1}}'");
    }
    recorder.awaitMessage(Map.of("id", 1L));
    assertThat(PostgresPubSub.create(server.url()).channel()).isEqualTo("jview_frames");
  }

  @Test
  void channelWhoseNameWouldBeCutIsRefused() {
    PostgresPubSubBuilder builder = PostgresPubSub.builder(server.url());
    instances.start(builder.channelPrefix("x".repeat(57)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.channelPrefix("x".repeat(58)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.channelPrefix("ü".repeat(29)));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.channelPrefix("a\0b"));
  }
}
