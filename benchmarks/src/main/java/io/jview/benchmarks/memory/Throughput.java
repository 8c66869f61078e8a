package io.jview.benchmarks.memory;

import io.jview.benchmarks.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Publishes on one topic as fast as the window lets it; measures millions of deliveries a second.
 */
final class Throughput implements Rounds.Trial, AutoCloseable {

  private final Peer peer;
  private final Payload payload;
  private final Duration time;
  private final Window window;
  private final List<Receiver> receivers;
  private final Peer.Channel channel;
  private int published;

  Throughput(Peer peer, Payload payload, int subscribers, Duration time) throws Exception {
    this.peer = peer;
    this.payload = payload;
    this.time = time;
    this.window = new Window(subscribers);
    this.receivers =
        IntStream.range(0, subscribers).mapToObj(i -> new Receiver(window, payload)).toList();
    this.channel = peer.open(receivers, payload);
  }

  @Override
  public double measure() throws Exception {
    int before = published;
    long start = System.nanoTime();
    do {
      window.enter();
      for (int i = 0; i < window.batch; i++) {
        channel.publish(payload.make(published++));
      }
    } while (System.nanoTime() - start < time.toNanos());
    window.drain();
    long took = System.nanoTime() - start;
    return (published - before) * (double) receivers.size() * 1000 / took;
  }

  @Override
  public void close() throws Exception {
    channel.close();
    if (peer.keepsOrder() && receivers.stream().anyMatch(Receiver::isDisordered)) {
      throw new IllegalStateException(peer.getClass().getSimpleName() + " lost the order");
    }
  }
}
