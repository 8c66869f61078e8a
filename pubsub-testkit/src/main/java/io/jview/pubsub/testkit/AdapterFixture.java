package io.jview.pubsub.testkit;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.spi.PubSubAdapter;

/**
 * The fixture of a backend that is a {@link PubSubAdapter}: the kit puts the engine over it. Only
 * {@link #newAdapter()} must be written.
 */
public interface AdapterFixture extends PubSubFixture {

  /**
   * Makes an adapter that is not connected. All adapters of a fixture share the broker.
   *
   * @return the adapter
   */
  PubSubAdapter newAdapter();

  @Override
  default PubSubProvider newNode() {
    return PubSub.over(newAdapter());
  }

  @Override
  default PubSubProvider newNode(FailureHandler failures) {
    return PubSub.builder(newAdapter()).failureHandler(failures).build();
  }

  @Override
  default PubSubProvider newPatientNode() {
    return PubSub.builder(newAdapter()).startDisconnected(true).build();
  }
}
