package io.jview.pubsub.testkit;

import io.jview.pubsub.PubSubProvider;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The recording backend")
class RecordingConformanceTest extends PubSubConformance {

  @Override
  protected PubSubFixture newFixture() {
    return new RecordingFixture();
  }

  static final class RecordingFixture implements PubSubFixture {

    @Override
    public PubSubProvider newNode() {
      return RecordingPubSub.create();
    }

    @Override
    public boolean sharesBroker() {
      return false;
    }

    @Override
    public boolean startsItself() {
      return true;
    }

    @Override
    public Map<String, String> exemptions() {
      return Map.of(
          "D4", "it delivers on the thread of whoever broadcasts",
          "D5", "nothing waits there for long",
          "D8", "nothing waits there for long");
    }
  }
}
