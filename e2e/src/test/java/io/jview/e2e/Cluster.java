package io.jview.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Three instances of the demo with one secret, each a process, behind a balancer. */
final class Cluster implements AutoCloseable {

  static final int SIZE = 3;

  private static final String SECRET = "the same for all instances of these tests";

  private final List<DemoProcess> instances = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final List<Launch> launches;
  private Balancer balancer;

  /**
   * How an instance is started.
   *
   * @param pubsub its broker
   * @param environment what is special about it
   */
  record Launch(String pubsub, Map<String, String> environment) {

    Launch(String pubsub) {
      this(pubsub, Map.of());
    }

    private DemoProcess on(int port) throws IOException {
      Map<String, String> all = new HashMap<>(Map.of("JVIEW_SECRET", SECRET));
      all.putAll(environment);
      return DemoProcess.start(all, "--port", String.valueOf(port), "--pubsub", pubsub);
    }
  }

  private Cluster(List<Launch> launches) {
    this.launches = launches;
  }

  /** Starts three alike. */
  static Cluster start(String pubsub) throws IOException, InterruptedException {
    return start(new Launch(pubsub), new Launch(pubsub), new Launch(pubsub));
  }

  static Cluster start(Launch... launches) throws IOException, InterruptedException {
    Cluster cluster = new Cluster(List.of(launches));
    try {
      cluster.start();
      return cluster;
    } catch (Throwable failure) {
      cluster.close();
      throw failure;
    }
  }

  private void start() throws IOException, InterruptedException {
    for (Launch launch : launches) {
      instances.add(launch.on(0));
    }
    for (DemoProcess instance : instances) {
      ports.add(URI.create(instance.awaitAddress()).getPort());
    }
    balancer = Balancer.inFrontOf(ports);
  }

  Balancer balancer() {
    return balancer;
  }

  DemoProcess instance(int index) {
    return instances.get(index);
  }

  /** An address of one instance, past the balancer. */
  String url(int index, String path) {
    return "http://127.0.0.1:" + ports.get(index) + path;
  }

  /** Ends one at once, without a word to anybody. */
  void kill(int index) throws IOException, InterruptedException {
    instances.get(index).signal("KILL");
    instances.get(index).awaitExit();
  }

  /** Stops one as a deploy does. */
  void stop(int index) throws IOException, InterruptedException {
    instances.get(index).signal("TERM");
    instances.get(index).awaitExit();
  }

  /** Starts one where it was before; done when the balancer sends it browsers again. */
  void startAgain(int index) throws IOException, InterruptedException {
    instances.set(index, launches.get(index).on(ports.get(index)));
    instances.get(index).awaitAddress();
    await("instance is up").until(() -> balancer.isUp(index));
  }

  @Override
  public void close() {
    if (balancer != null) {
      balancer.close();
    }
    instances.forEach(DemoProcess::close);
  }
}
