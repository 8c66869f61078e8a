package io.jview.pubsub.postgres;

import io.jview.pubsub.testkit.PubSubConformance;
import io.jview.pubsub.testkit.PubSubFixture;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("PostgreSQL, oldest release")
class OldestPostgresConformanceTest extends PubSubConformance {

  private static PostgresServer server;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start(PostgresRelease.OLDEST);
    PostgresFixture.prepare(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  protected PubSubFixture newFixture() throws IOException {
    return new PostgresFixture(server);
  }
}
