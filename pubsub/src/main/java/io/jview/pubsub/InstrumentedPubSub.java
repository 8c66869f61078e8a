package io.jview.pubsub;

import io.jview.pubsub.spi.StateStore;
import io.jview.pubsub.spi.Traits;
import org.jspecify.annotations.Nullable;

/**
 * A provider with an engine in it, which can be asked what it does and what it can do: {@link
 * PubSub} and all backends that come with JView.
 */
public interface InstrumentedPubSub extends PubSubProvider {

  /**
   * Reads the counters. From any thread, at any time.
   *
   * @return a reading
   */
  PubSubStats stats();

  /**
   * Tells what the backend can do and another cannot, such as one order for all instances. From any
   * thread, at any time; always the same.
   *
   * @return what it can do
   */
  Traits traits();

  /**
   * Gives where the backend keeps bytes for a while. From any thread, at any time; always the same.
   *
   * @return the store, which works while this is started; null where the backend has none
   */
  default @Nullable StateStore stateStore() {
    return null;
  }
}
