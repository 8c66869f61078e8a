package io.jview.benchmarks.memory;

import java.util.List;

/** Something that delivers what is published on one topic to each of its subscribers. */
interface Peer {

  /** Subscribes the receivers to a topic of their own. */
  Channel open(List<Receiver> receivers, Payload payload) throws Exception;

  /** Whether each subscriber gets the messages in the order in which they were published. */
  boolean keepsOrder();

  /** The number of subscribers that can be set up in a moment. */
  int most();

  /** A topic with its subscribers. */
  interface Channel extends AutoCloseable {

    /** Publishes, in the order of the calls; called by one thread. */
    void publish(Object message) throws Exception;

    /** Fails if anything was dropped, and lets go of all. */
    @Override
    void close() throws Exception;
  }
}
