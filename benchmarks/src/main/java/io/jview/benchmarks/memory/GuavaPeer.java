package io.jview.benchmarks.memory;

import com.google.common.eventbus.AsyncEventBus;
import com.google.common.eventbus.Subscribe;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Guava's event bus with a thread for each core; its calls of one subscriber do not overlap. */
final class GuavaPeer implements Peer {

  @Override
  public Channel open(List<Receiver> receivers, Payload payload) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    AsyncEventBus bus = new AsyncEventBus(threads);
    receivers.forEach(receiver -> bus.register(new Subscriber(receiver)));
    return new Channel() {
      @Override
      public void publish(Object message) {
        bus.post(message);
      }

      @Override
      public void close() {
        threads.shutdownNow();
      }
    };
  }

  @Override
  public boolean keepsOrder() {
    return false;
  }

  @Override
  public int most() {
    return 10_000; // registering looks at every subscriber
  }

  /** Public, as the bus wants it. */
  public static final class Subscriber {
    private final Receiver receiver;

    private Subscriber(Receiver receiver) {
      this.receiver = receiver;
    }

    /** Takes a message. */
    @Subscribe
    public void take(Object message) {
      receiver.receive(message);
    }
  }
}
