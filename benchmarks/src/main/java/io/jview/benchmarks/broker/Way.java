package io.jview.benchmarks.broker;

import java.util.function.LongConsumer;

/** One way to send messages through a broker and have them back; open for one measurement. */
public interface Way extends AutoCloseable {

  /** Sends the message of a number, now or with later ones. */
  void send(long number) throws Exception;

  /** Sends what was kept for later: nothing else is sent before some have arrived. */
  default void flush() throws Exception {}

  /** Makes ways. */
  @FunctionalInterface
  interface Opening {

    /**
     * Connects and subscribes; done when messages will arrive.
     *
     * @param arrived to be told the number of each message
     */
    Way open(LongConsumer arrived) throws Exception;
  }
}
