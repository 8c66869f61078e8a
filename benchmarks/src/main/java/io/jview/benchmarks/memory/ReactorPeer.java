package io.jview.benchmarks.memory;

import java.util.List;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Reactor's multicast sink; each subscriber hands over to the parallel scheduler. */
final class ReactorPeer implements Peer {

  private static final int BUFFER = 2048;

  @Override
  public Channel open(List<Receiver> receivers, Payload payload) {
    Sinks.Many<Object> sink = Sinks.many().multicast().onBackpressureBuffer(BUFFER, false);
    receivers.forEach(
        receiver ->
            sink.asFlux().publishOn(Schedulers.parallel(), BUFFER).subscribe(receiver::receive));
    return new Channel() {
      @Override
      public void publish(Object message) {
        while (sink.tryEmitNext(message).isFailure()) {
          Thread.onSpinWait();
        }
      }

      @Override
      public void close() {
        sink.tryEmitComplete();
      }
    };
  }

  @Override
  public boolean keepsOrder() {
    return true;
  }

  @Override
  public int most() {
    return 10_000; // subscribing copies all subscribers
  }
}
