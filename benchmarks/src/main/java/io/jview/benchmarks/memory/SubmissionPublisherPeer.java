package io.jview.benchmarks.memory;

import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** The JDK's publisher with its defaults; it blocks who publishes while a buffer is full. */
final class SubmissionPublisherPeer implements Peer {

  @Override
  public Channel open(List<Receiver> receivers, Payload payload) {
    SubmissionPublisher<Object> publisher = new SubmissionPublisher<>();
    receivers.forEach(receiver -> publisher.subscribe(new Subscriber(receiver)));
    return new Channel() {
      @Override
      public void publish(Object message) {
        publisher.submit(message);
      }

      @Override
      public void close() {
        publisher.close();
      }
    };
  }

  @Override
  public boolean keepsOrder() {
    return true;
  }

  @Override
  public int most() {
    return 10_000; // subscribing looks at every subscriber
  }

  private record Subscriber(Receiver receiver) implements Flow.Subscriber<Object> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Object message) {
      receiver.receive(message);
    }

    @Override
    public void onError(Throwable failure) {
      failure.printStackTrace();
    }

    @Override
    public void onComplete() {}
  }
}
