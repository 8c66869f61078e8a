package io.jview.pubsub.testkit;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Retention;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.testkit.sample.SampleAdapter;
import io.jview.pubsub.testkit.sample.SampleFixture;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Sound instances on the sample broker, but for one thing. */
class BrokenFixture extends SampleFixture {

  private UnaryOperator<PubSubProvider> provider = UnaryOperator.identity();
  private UnaryOperator<PubSubAdapter> adapter = UnaryOperator.identity();
  private UnaryOperator<PubSubBuilder> options = UnaryOperator.identity();

  BrokenFixture() {
    this(SampleAdapter::new);
  }

  BrokenFixture(Adapters adapters) {
    super(adapters);
  }

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
  protected PubSubBuilder builder(PubSubAdapter sound) {
    return options.apply(PubSub.builder(adapter.apply(sound)));
  }

  @Override
  public PubSubProvider newNode() {
    return provider.apply(super.newNode());
  }

  @Override
  public PubSubProvider newNode(FailureHandler failures) {
    return provider.apply(super.newNode(failures));
  }

  @Override
  public PubSubProvider newReplayingNode(String prefix, Retention retention) {
    return provider.apply(super.newReplayingNode(prefix, retention));
  }

  @Override
  public PubSubProvider newPatientNode() {
    return provider.apply(super.newPatientNode());
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
