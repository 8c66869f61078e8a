package io.jview.pubsub.guide;

// snippet:guard-test
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.testkit.PubSubConformance;
import io.jview.pubsub.testkit.PubSubFixture;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A guard in front of the in-memory backend")
class GuardedPubSubTest extends PubSubConformance {

  @Override
  protected PubSubFixture newFixture() {
    return new GuardedFixture();
  }

  private static final class GuardedFixture implements PubSubFixture {

    @Override
    public PubSubProvider newNode() {
      return new GuardedPubSub(PubSub.inMemory(), topic -> !topic.equals("closed"));
    }

    @Override
    public boolean sharesBroker() {
      return false; // one instance is sender and receiver
    }
  }
}
// end:guard-test
