package io.jview.pubsub.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server of the tests does to itself what the tests ask of it. */
class PostgresServerTest {

  @ParameterizedTest
  @EnumSource
  void serverKeepsItsDataThroughEveryEnd(PostgresRelease release) {
    try (PostgresServer server = PostgresServer.start(release, "max_connections=17")) {
      assertThat(server.ask("show max_connections")).isEqualTo("17");
      server.execute("create table t(x int)", "checkpoint");
      server.stopFast();
      server.restart();
      server.execute("insert into t values (42)");
      server.stopImmediately();
      server.restart();
      server.kill();
      server.restart();
      server.pause();
      server.resume();
      assertThat(server.ask("select x from t")).isEqualTo("42");
    }
  }

  @Test
  void roleLogsInWithItsPasswordOnly() throws SQLException {
    try (PostgresServer server = PostgresServer.start()) {
      server.createRole("kit", "s3cret");
      server.createDatabase("app");
      String url = "jdbc:postgresql://127.0.0.1:%d/app?user=kit&ApplicationName=a&password=";
      String known = url.formatted(server.port());
      try (Connection connection = DriverManager.getConnection(known + "s3cret")) {
        assertThat(connection.isValid(1)).isTrue();
        assertThat(server.terminate("a%")).isEqualTo(1);
        assertThat(connection.isValid(1)).isFalse();
      }
      assertThatThrownBy(() -> DriverManager.getConnection(known + "guessed").close())
          .isInstanceOf(SQLException.class);
      server.dropDatabase("app");
    }
  }
}
