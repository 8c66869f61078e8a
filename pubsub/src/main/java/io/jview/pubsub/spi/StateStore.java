package io.jview.pubsub.spi;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps bytes for a while, for all instances that share the broker: an optional power of a backend,
 * which its {@link PubSubAdapter} has by implementing this as well. LiveView keeps in it what pages
 * say that outlives their socket, encrypted; to the store it is bytes that mean nothing.
 *
 * <p>Any thread may call it, also while nothing is connected, and no method may block. A stage may
 * complete on any thread, and fails with whatever went wrong: nobody tries again. Calls for one key
 * take effect in their order, as long as the connection lasts. What is lost, such as by a restart,
 * was there to save work and not to be the truth.
 */
public interface StateStore {

  /**
   * Stores a value, in place of what was there.
   *
   * @param key 1 to 100 letters, digits, dots, dashes and underscores
   * @param value at most 128 KiB, which the store may keep and must not change
   * @param timeToLive after which it is gone; at least a second
   * @return done when it is stored
   */
  CompletionStage<Void> put(String key, byte[] value, Duration timeToLive);

  /**
   * Takes a value out: of those who ask at the same time, on all instances, one gets it.
   *
   * @param key as of {@link #put}
   * @return the value; empty where there is none any more
   */
  CompletionStage<Optional<byte[]>> take(String key);

  /**
   * Removes a value; does nothing where there is none.
   *
   * @param key as of {@link #put}
   * @return done when it is gone
   */
  CompletionStage<Void> remove(String key);
}
