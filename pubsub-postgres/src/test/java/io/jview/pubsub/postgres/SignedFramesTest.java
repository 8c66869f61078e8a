package io.jview.pubsub.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.traffic.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames that are signed, over PostgreSQL. */
class SignedFramesTest {

  private static final String SECRET = "a secret of the instances, 32 bytes and more";

  private static PostgresServer server;

  private final Instances instances = new Instances();
  private PostgresPubSub here;
  private PostgresPubSub there;
  private Recorder recorder;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void begin() {
    here = instances.start(PostgresPubSub.builder(server.url()).signedFrames(SECRET));
    there = instances.start(PostgresPubSub.builder(server.url()).signedFrames(SECRET));
    recorder = Instances.subscribe(here, "t");
  }

  @AfterEach
  void end() {
    instances.close();
  }

  private void assertHeard(Object... messages) {
    there.broadcast("t", "last").toCompletableFuture().join();
    recorder.awaitMessage("last");
    assertThat(recorder.entries().subList(0, recorder.entries().size() - 1))
        .containsExactly(messages);
    assertThat(here.stats().gaps()).isZero();
  }

  @Test
  void whoOnlyNotifiesIsRefused() {
    there.broadcast("t", 1).toCompletableFuture().join();
    server.execute("select pg_notify('jview_frames', '{\"topic\":\"t\",\"message\":\"foreign\"}')");
    there.broadcast("t", 2).toCompletableFuture().join();

    assertHeard(1L, 2L);
    assertThat(here.stats().malformed()).isEqualTo(1);
  }

  /** Around 7,999 bytes, where one payload becomes two, and far past it. */
  @Test
  void framesOfEverySizeAreHeard() {
    for (int size = 7_850; size < 8_000; size++) {
      there.broadcast("t", "ä" + "x".repeat(size)).toCompletableFuture().join();
    }
    String large = "ü".repeat((1 << 19) - 1);
    there.broadcast("t", large).toCompletableFuture().join();

    there.broadcast("t", "last").toCompletableFuture().join();
    recorder.awaitMessage("last");
    assertThat(recorder.entries()).hasSize(152).contains(large);
    assertThat(here.stats().malformed()).isZero();
    assertThat(here.stats().gaps()).isZero();
  }

  @Test
  void aBroadcastWithinATransactionIsSigned() throws SQLException {
    try (Connection connection = server.connect("postgres")) {
      there.broadcast(connection, "t", 1);
    }
    assertHeard(1L);
  }

  @Test
  void whoSignsAsTheDocumentationSaysIsHeard() throws SQLException, IOException {
    try (Connection connection = server.connect("postgres")) {
      Database.execute(connection, documented("create extension if not exists pgcrypto"));
      Database.execute(connection, "insert into frames.secret values ('" + SECRET + "')");
      Database.execute(
          connection,
          "select pg_notify('jview_frames', frames.signed(json_build_object("
              + "'topic', 't', 'message', json_build_object('größe', 1))::text))");
    }
    assertHeard(Map.of("größe", 1L));
  }

  /** The statements in the documentation that begin so. */
  private static String documented(String beginning) throws IOException {
    String page = Files.readString(Path.of("../docs/postgresql.md"));
    int start = page.indexOf(beginning);
    return page.substring(start, page.indexOf("```", start));
  }
}
