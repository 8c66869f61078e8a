package io.jview.benchmarks.memory;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Vert.x' event bus; the consumers are spread over a verticle for each core. */
final class VertxPeer implements Peer {

  private static final DeliveryOptions LOCAL = new DeliveryOptions().setLocalOnly(true);

  @Override
  public Channel open(List<Receiver> receivers, Payload payload) throws Exception {
    Vertx vertx = Vertx.vertx();
    vertx.eventBus().registerDefaultCodec(Payload.Reading.class, new SameObject());
    int verticles = Math.min(Runtime.getRuntime().availableProcessors(), receivers.size());
    AtomicInteger next = new AtomicInteger();
    DeploymentOptions instances = new DeploymentOptions().setInstances(verticles);
    vertx
        .deployVerticle(
            () -> new Consumers(receivers, next.getAndIncrement(), verticles), instances)
        .await(1, TimeUnit.MINUTES);
    return new Channel() {
      @Override
      public void publish(Object message) {
        vertx.eventBus().publish("topic", message, LOCAL);
      }

      @Override
      public void close() throws Exception {
        vertx.close().await(1, TimeUnit.MINUTES);
      }
    };
  }

  @Override
  public boolean keepsOrder() {
    return true;
  }

  @Override
  public int most() {
    return 10_000; // registering copies all consumers
  }

  private static final class Consumers extends AbstractVerticle {
    private final List<Receiver> receivers;
    private final int first;
    private final int step;

    Consumers(List<Receiver> receivers, int first, int step) {
      this.receivers = receivers;
      this.first = first;
      this.step = step;
    }

    @Override
    public void start() {
      for (int i = first; i < receivers.size(); i += step) {
        Receiver receiver = receivers.get(i);
        vertx.eventBus().localConsumer("topic", message -> receiver.receive(message.body()));
      }
    }
  }

  /** Hands the object itself over, as the documentation shows for immutable ones. */
  private static final class SameObject implements MessageCodec<Payload.Reading, Payload.Reading> {

    @Override
    public void encodeToWire(Buffer buffer, Payload.Reading reading) {
      throw new UnsupportedOperationException("it never leaves the process");
    }

    @Override
    public Payload.Reading decodeFromWire(int position, Buffer buffer) {
      throw new UnsupportedOperationException("it never leaves the process");
    }

    @Override
    public Payload.Reading transform(Payload.Reading reading) {
      return reading;
    }

    @Override
    public String name() {
      return "same";
    }

    @Override
    public byte systemCodecID() {
      return -1;
    }
  }
}
