package io.jview.pubsub.testkit;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Retention;
import org.junit.jupiter.api.DisplayName;

@DisplayName("In memory")
class InMemoryConformanceTest extends PubSubConformance {

  @Override
  protected PubSubFixture newFixture() {
    return new InMemoryFixture();
  }

  /** The fixture of a provider that has no broker. */
  static final class InMemoryFixture implements PubSubFixture {

    @Override
    public PubSubProvider newNode() {
      return PubSub.inMemory();
    }

    @Override
    public PubSubProvider newNode(FailureHandler failures) {
      return PubSub.inMemoryBuilder().failureHandler(failures).build();
    }

    @Override
    public PubSubProvider newReplayingNode(String prefix, Retention retention) {
      return PubSub.inMemoryBuilder().replay(prefix, retention).build();
    }

    @Override
    public boolean sharesBroker() {
      return false;
    }
  }
}
