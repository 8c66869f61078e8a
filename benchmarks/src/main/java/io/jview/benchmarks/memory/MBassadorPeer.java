package io.jview.benchmarks.memory;

import java.util.List;
import net.engio.mbassy.bus.MBassador;
import net.engio.mbassy.bus.config.BusConfiguration;
import net.engio.mbassy.bus.config.Feature;
import net.engio.mbassy.listener.Handler;
import net.engio.mbassy.listener.Invoke;
import net.engio.mbassy.listener.Listener;
import net.engio.mbassy.listener.References;
import net.engio.mbassy.listener.Synchronized;

/**
 * MBassador. With asynchronous handlers each call is a task of its own, so a handler that waits
 * does not hold up the others, and there is no order. With one thread that calls all handlers in a
 * row there is an order, and a handler that waits holds up all.
 */
final class MBassadorPeer implements Peer {

  private final boolean inOneThread;

  MBassadorPeer(boolean inOneThread) {
    this.inOneThread = inOneThread;
  }

  @Override
  public Channel open(List<Receiver> receivers, Payload payload) {
    MBassador<Object> bus =
        new MBassador<>(
            new BusConfiguration()
                .addPublicationErrorHandler(error -> error.getCause().printStackTrace())
                .addFeature(Feature.SyncPubSub.Default())
                .addFeature(Feature.AsynchronousHandlerInvocation.Default())
                .addFeature(
                    Feature.AsynchronousMessageDispatch.Default()
                        .setNumberOfMessageDispatchers(1)));
    receivers.forEach(receiver -> bus.subscribe(subscriber(receiver)));
    return new Channel() {
      @Override
      public void publish(Object message) {
        if (inOneThread) {
          bus.publishAsync(message);
        } else {
          bus.publish(message);
        }
      }

      @Override
      public void close() {
        bus.shutdown();
      }
    };
  }

  private Object subscriber(Receiver receiver) {
    return inOneThread ? new InARow(receiver) : new Asynchronous(receiver);
  }

  @Override
  public boolean keepsOrder() {
    return inOneThread;
  }

  @Override
  public int most() {
    return Integer.MAX_VALUE;
  }

  /** Public, as the bus wants it. */
  @Listener(references = References.Strong)
  public static final class InARow {
    private final Receiver receiver;

    private InARow(Receiver receiver) {
      this.receiver = receiver;
    }

    /** Takes a message. */
    @Handler
    public void take(Object message) {
      receiver.receive(message);
    }
  }

  /** Public, as the bus wants it. */
  @Listener(references = References.Strong)
  public static final class Asynchronous {
    private final Receiver receiver;

    private Asynchronous(Receiver receiver) {
      this.receiver = receiver;
    }

    /** Takes a message. */
    @Handler(delivery = Invoke.Asynchronously)
    @Synchronized
    public void take(Object message) {
      receiver.receive(message);
    }
  }
}
