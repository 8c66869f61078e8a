package io.jview.pubsub.testkit;

import io.jview.pubsub.testkit.sample.SampleAdapter;
import io.jview.pubsub.testkit.sample.SampleFixture;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The sample adapter")
class SampleConformanceTest extends PubSubConformance {

  @Override
  protected PubSubFixture newFixture() {
    return new SampleFixture(SampleAdapter::new);
  }
}
