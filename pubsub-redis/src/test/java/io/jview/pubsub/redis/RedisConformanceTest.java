package io.jview.pubsub.redis;

import io.jview.pubsub.testkit.PubSubConformance;
import io.jview.pubsub.testkit.PubSubFixture;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Redis")
class RedisConformanceTest extends PubSubConformance {

  private static RedisServer server;

  @BeforeAll
  static void startServer() {
    server = RedisServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  protected PubSubFixture newFixture() throws IOException {
    return new RedisFixture(server);
  }
}
