package io.jview.pubsub.testkit;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.spi.PubSubAdapter;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Sound instances on the loopback broker, but for one thing. */
class BrokenFixture extends LoopbackFixture {

  private UnaryOperator<PubSubProvider> provider = UnaryOperator.identity();
  private UnaryOperator<PubSubAdapter> adapter = UnaryOperator.identity();
  private UnaryOperator<PubSubBuilder> options = UnaryOperator.identity();

  BrokenFixture provider(UnaryOperator<PubSubProvider> broken) {
    provider = broken;
    return this;
  }

  BrokenFixture adapter(UnaryOperator<PubSubAdapter> broken) {
    adapter = broken;
    return this;
  }

  BrokenFixture options(UnaryOperator<PubSubBuilder> broken) {
    options = broken;
    return this;
  }

  @Override
  public PubSubProvider newNode() {
    return provider.apply(builder().build());
  }

  @Override
  public PubSubProvider newNode(FailureHandler failures) {
    return provider.apply(builder().failureHandler(failures).build());
  }

  @Override
  public PubSubProvider newPatientNode() {
    return provider.apply(builder().startDisconnected(true).build());
  }

  private PubSubBuilder builder() {
    return options.apply(PubSub.builder(adapter.apply(newAdapter())));
  }

  @Override
  public Duration longWait() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration shortWait() {
    return Duration.ofMillis(150);
  }
}
