package io.jview.pubsub.redis;

import io.jview.pubsub.testkit.PubSubConformance;
import io.jview.pubsub.testkit.PubSubFixture;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Redis Cluster")
class ClusterConformanceTest extends PubSubConformance {

  private static RedisCluster cluster;

  @BeforeAll
  static void startCluster() throws IOException {
    cluster = RedisCluster.start();
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @Override
  protected PubSubFixture newFixture() {
    return new ClusterFixture(cluster);
  }
}
