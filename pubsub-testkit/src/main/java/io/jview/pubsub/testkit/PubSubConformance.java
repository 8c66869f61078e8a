package io.jview.pubsub.testkit;

import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestClassOrder;

/**
 * Checks a backend against every delivery rule. Extend it and say how to make the backend; each
 * rule of {@code docs/delivery-rules.md} becomes a test named by its id.
 *
 * <pre>{@code
 * class FolderPubSubTest extends PubSubConformance {
 *   @TempDir Path folder;
 *
 *   @Override
 *   protected PubSubFixture newFixture() {
 *     return (AdapterFixture) () -> new FolderAdapter(folder);
 *   }
 * }
 * }</pre>
 *
 * <p>The chapters are nested tests. Each is a class of its own, such as {@link SubscribingRules},
 * which can be extended alone. Random schedules print their seed; the system property {@code
 * jview.pubsub.seed} repeats one.
 */
@TestClassOrder(ClassOrderer.DisplayName.class)
public abstract class PubSubConformance {

  /** Called by the test engine. */
  protected PubSubConformance() {}

  /**
   * Makes the fixture of one test, before the test, within a minute.
   *
   * @return the fixture, which the kit closes
   * @throws Exception whatever goes wrong; fails the test
   */
  protected abstract PubSubFixture newFixture() throws Exception;

  @Nested
  @DisplayName("1 Subscribing")
  class Subscribing extends SubscribingRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }

  @Nested
  @DisplayName("2 Broadcasting")
  class Broadcasting extends BroadcastingRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }

  @Nested
  @DisplayName("3 Delivery")
  class Delivery extends DeliveryRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }

  @Nested
  @DisplayName("4 Messages")
  class Messages extends MessageRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }

  @Nested
  @DisplayName("5 Lifecycle")
  class Lifecycle extends LifecycleRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }

  @Nested
  @DisplayName("6 Outage")
  class Outage extends OutageRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }

  @Nested
  @DisplayName("7 Isolation")
  class Isolation extends IsolationRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }

  @Nested
  @DisplayName("8 Replay")
  class Replaying extends ReplayRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }

  @Nested
  @DisplayName("9 Presence")
  class Presences extends PresenceRules {
    @Override
    protected PubSubFixture newFixture() throws Exception {
      return PubSubConformance.this.newFixture();
    }
  }
}
