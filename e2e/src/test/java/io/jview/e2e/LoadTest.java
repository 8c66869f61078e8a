package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.benchmarks.load.FanOut;
import io.jview.benchmarks.load.LoadClient;
import io.jview.benchmarks.load.LoadListener;
import io.jview.benchmarks.load.LoadOptions;
import io.jview.benchmarks.load.LoadReport;
import io.jview.benchmarks.load.LoadSession;
import io.jview.pubsub.redis.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many sessions on three instances behind the balancer, all of which show every broadcast. {@code
 * -Djview.load.sessions=5000} makes more of it, and the numbers that it prints those of
 * docs/deploying.md.
 */
class LoadTest {

  private static final int SESSIONS = Integer.getInteger("jview.load.sessions", 450);
  private static final int BROADCASTS = 60;
  private static final int EVENTS_FOR_EACH = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Spaces broadcasts so that some 5,000 frames go out in a second. */
  private static final long PAUSE_NANOS = SESSIONS * TimeUnit.MICROSECONDS.toNanos(200);

  private final List<DemoProcess> instances = new ArrayList<>();
  private final List<FanOut> fanOuts = new ArrayList<>();
  private final LoadClient client = LoadClient.start(LoadOptions.DEFAULTS);
  private RedisServer redis;
  private Balancer balancer;

  @BeforeEach
  void start() throws Exception {
    redis = RedisServer.start();
    Map<String, String> secret = Map.of("JVIEW_SECRET", "the same for all instances under load");
    for (int i = 0; i < Cluster.SIZE; i++) {
      instances.add(DemoProcess.start(NumbersSite.class, secret, redis.url()));
    }
    List<Integer> ports = new ArrayList<>();
    for (DemoProcess instance : instances) {
      ports.add(URI.create(instance.awaitAddress()).getPort());
    }
    balancer = Balancer.inFrontOf(ports);
    for (int i = 0; i < NumbersView.PUBLISHERS; i++) {
      fanOuts.add(new FanOut(String.valueOf(i), SESSIONS, BROADCASTS));
    }
  }

  @AfterEach
  void stop() {
    client.close();
    if (balancer != null) {
      balancer.close();
    }
    instances.forEach(DemoProcess::close);
    redis.close();
  }

  private final LoadListener listener =
      new LoadListener() {
        @Override
        public void live(LoadSession session) {
          fanOuts.forEach(fanOut -> fanOut.live(session));
        }

        @Override
        public void changed(LoadSession session, long nanos) {
          fanOuts.forEach(fanOut -> fanOut.changed(session, nanos));
        }
      };

  @Test
  @Timeout(600)
  void b1AndD1EverySessionOnEveryInstanceSeesEveryBroadcastOnceAndInOrder() throws Exception {
    long before = heap();
    List<LoadSession> sessions =
        client.open(List.of(URI.create(balancer.url("/numbers"))), SESSIONS, listener);
    assertThat(client.awaitLive(SESSIONS, PATIENCE)).as(client.report().toString()).isTrue();
    long each = (heap() - before) / SESSIONS;

    publish(sessions);

    String all = String.valueOf(BROADCASTS * NumbersView.PUBLISHERS);
    await("every broadcast is shown by every session")
        .atMost(PATIENCE)
        .until(() -> sessions.stream().allMatch(s -> all.equals(s.text(NumbersView.COUNT))));
    await("every event is answered").until(() -> client.report().unanswered() == 0);
    print(each);
    assertThat(sessions).allMatch(session -> "0".equals(session.text(NumbersView.DISORDERS)));
    assertThat(sessions).allMatch(session -> "0".equals(session.text(NumbersView.GAPS)));
    assertThat(fanOuts).allMatch(fanOut -> fanOut.backwards() == 0);
    assertThat(fanOuts).allMatch(fanOut -> fanOut.lagging(sessions) == 0);
    assertThat(client.report().losses()).isEmpty();
    assertThat(client.report().joins()).isEqualTo(SESSIONS);
  }

  /** Lets three sessions publish, and others click, at a steady rate. */
  private void publish(List<LoadSession> sessions) {
    int total = BROADCASTS * NumbersView.PUBLISHERS;
    long start = System.nanoTime();
    for (int i = 0; i < total; i++) {
      while (System.nanoTime() - start < i * PAUSE_NANOS) {
        LockSupport.parkNanos(start + i * PAUSE_NANOS - System.nanoTime());
      }
      int publisher = i % NumbersView.PUBLISHERS;
      int number = fanOuts.get(publisher).next();
      sessions.get(publisher).send("publish", "{\"p\":%d,\"n\":%d}".formatted(publisher, number));
      for (int j = 0; j < EVENTS_FOR_EACH; j++) {
        sessions.get((i * EVENTS_FOR_EACH + j) % SESSIONS).send("touch", "{}");
      }
    }
  }

  private long heap() throws Exception {
    long bytes = 0;
    for (DemoProcess instance : instances) {
      bytes += Vitals.of(instance.pid()).heapBytes();
    }
    return bytes;
  }

  private void print(long heapBytes) {
    System.out.printf("%d sessions, %d bytes of heap each%n", SESSIONS, heapBytes);
    System.out.println(client.report());
    for (FanOut fanOut : fanOuts) {
      System.out.println("each " + LoadReport.percentiles(fanOut.each()));
      System.out.println("last " + LoadReport.percentiles(fanOut.last()));
    }
  }
}
