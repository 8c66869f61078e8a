package io.jview.pubsub.spi;

/**
 * What a backend can do and another cannot, for applications that must know and for tests. Said
 * once, before anything is connected.
 *
 * @param oneOrder whether every session, on every instance, sees a topic's messages in the same
 *     order; where not, only one publisher's messages keep theirs
 * @param replay whether topics can be kept, and read again from a position on; what an adapter says
 *     of it is of no account, the engine looks whether it is a {@link ReplayLog}
 * @param subscribesAtBroker whether the broker knows which topics are subscribed; where not, every
 *     frame comes to every instance, and no subscription waits or is refused
 */
public record Traits(boolean oneOrder, boolean replay, boolean subscribesAtBroker) {

  /** One order, no replay, subscriptions at the broker. */
  public static final Traits DEFAULT = new Traits(true, false, true);
}
