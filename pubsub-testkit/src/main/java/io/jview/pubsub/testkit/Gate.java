package io.jview.pubsub.testkit;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.TopicHandler;
import java.util.concurrent.CountDownLatch;

/** A handler whose first call waits until it is opened; then all goes on to another handler. */
final class Gate implements TopicHandler, AutoCloseable {

  private final TopicHandler next;
  private final Waits waits;
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);
  private volatile boolean interrupted;

  Gate(TopicHandler next, Waits waits) {
    this.next = next;
    this.waits = waits;
  }

  @Override
  public void onMessage(String topic, Message message) throws Exception {
    entered.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      interrupted = true;
      throw e;
    }
    next.onMessage(topic, message);
  }

  @Override
  public void onGap(Gap gap) {
    next.onGap(gap);
  }

  void awaitEntered() {
    waits.until("the handler was called", () -> entered.getCount() == 0);
  }

  boolean isInterrupted() {
    return interrupted;
  }

  void open() {
    open.countDown();
  }

  @Override
  public void close() {
    open();
  }
}
