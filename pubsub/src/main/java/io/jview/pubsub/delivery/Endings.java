package io.jview.pubsub.delivery;

/** Is told what the calls of handlers bring to an end; by a worker, which holds no lock. */
interface Endings {

  /** A mailbox is at rest in which a subscription has ended. */
  void atRest(String sessionId);

  /** A subscription is about to hear that the broker has refused it: its last call. */
  void refused(Recipient recipient);
}
