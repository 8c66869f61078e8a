package io.jview.pubsub.testkit;

import org.junit.jupiter.api.DisplayName;

@DisplayName("The loopback broker")
class LoopbackConformanceTest extends PubSubConformance {

  @Override
  protected PubSubFixture newFixture() {
    return new LoopbackFixture();
  }
}
