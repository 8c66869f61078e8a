package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Retention;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.ReplayLog;

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

  /** Where the adapter has no log, chapter 8 is skipped. */
  @Override
  default PubSubProvider newReplayingNode(String prefix, Retention retention) {
    PubSubAdapter adapter = newAdapter();
    return adapter instanceof ReplayLog
        ? PubSub.builder(adapter).replay(prefix, retention).build()
        : abort("its adapter is no ReplayLog");
  }
}
