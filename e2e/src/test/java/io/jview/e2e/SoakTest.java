package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.jview.benchmarks.load.LoadClient;
import io.jview.benchmarks.load.LoadListener;
import io.jview.benchmarks.load.LoadOptions;
import io.jview.benchmarks.load.LoadSession;
import io.jview.pubsub.redis.RedisServer;
import io.jview.pubsub.testkit.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Faults at random while browsers and sessions click: after each few of them, and at the end, all
 * agree, and no instance has leaked anything. {@code -Djview.soak=10m} runs it for that long,
 * {@code -Djview.soak.seed=…} as it was before.
 */
@EnabledIfSystemProperty(named = "jview.soak", matches = "\\d+[ms]")
class SoakTest extends ClusterTest {

  private static final int SESSIONS = 150;

  /** As people do: one who clicks on and on in an outage waits for all these answers. */
  private static final String CLICK_UNLESS_ONE_WAITS =
      "document.querySelector('[phx-click=increment]:not(.phx-click-loading)')?.click()";

  private static final int FAULTS_BETWEEN_CHECKS = 3;
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final long seed = Long.getLong("jview.soak.seed", new Random().nextLong());
  private final RandomGenerator random = new Random(seed);
  private final List<FaultProxy> links = new ArrayList<>();
  private final LoadClient client = LoadClient.start(LoadOptions.DEFAULTS);
  private RedisServer redis;
  private List<LoadSession> sessions;

  @BeforeAll
  void start() throws Exception {
    redis = RedisServer.start();
    List<Cluster.Launch> launches = new ArrayList<>();
    for (int i = 0; i < Cluster.SIZE; i++) {
      FaultProxy link = FaultProxy.to("127.0.0.1", redis.port());
      links.add(link);
      launches.add(new Cluster.Launch("redis://127.0.0.1:" + link.port()));
    }
    begin(Cluster.start(launches.toArray(Cluster.Launch[]::new)));
    String page = cluster().balancer().url("/counter");
    sessions = client.open(List.of(URI.create(page)), SESSIONS, LoadListener.NONE);
  }

  @AfterAll
  void end() {
    client.close();
    links.forEach(FaultProxy::close);
    redis.close();
  }

  @Test
  @Timeout(3_600)
  void afterAnyFaultsAllAgreeAndNothingHasLeaked() throws Exception {
    expectComplaint(".*");
    System.out.println("Seed " + seed);
    assertThat(client.awaitLive(SESSIONS, RECOVERY)).isTrue();
    for (int i = 0; i < Cluster.SIZE; i++) {
      openOn(i, "/counter");
    }
    List<Vitals> before = settle();

    long deadline = System.nanoTime() + duration().toNanos();
    Faults faults = new Faults(cluster(), redis, links, random);
    while (System.nanoTime() < deadline) {
      clickThrough(faults);
      settle();
    }

    List<Vitals> after = settle();
    System.out.println("Before: " + before + "\nAfter:  " + after + "\n" + client.report());
    assertNothingHasLeaked(before, after);
  }

  private static Duration duration() {
    return Duration.parse("PT" + System.getProperty("jview.soak"));
  }

  /** Clicks in browsers and sessions while some faults are provoked. */
  private void clickThrough(Faults faults) {
    CompletableFuture<Void> some = CompletableFuture.runAsync(() -> provoke(faults));
    for (int i = 0; !some.isDone(); i++) {
      Page page = pages().get(i % pages().size());
      page.evaluate(CLICK_UNLESS_ONE_WAITS);
      for (int j = 0; j < 5; j++) {
        sessions.get(random(SESSIONS)).send("increment", "{}");
      }
      page.waitForTimeout(100);
    }
    some.join();
  }

  /** What need not be as it was before: who clicks. */
  private static int random(int bound) {
    return (int) (Math.random() * bound);
  }

  private static void provoke(Faults faults) {
    try {
      for (int i = 0; i < FAULTS_BETWEEN_CHECKS; i++) {
        faults.next();
      }
    } catch (Exception failure) {
      throw new CompletionException(failure);
    }
  }

  /** Waits until all are there and agree, and looks at the instances then. */
  private List<Vitals> settle() throws Exception {
    assertThat(client.awaitLive(SESSIONS, RECOVERY)).as(client.report().toString()).isTrue();
    pages().forEach(BrowserTest::awaitLive);
    assertAllAgree();
    await("all sessions agree with the browsers")
        .atMost(RECOVERY)
        .until(
            () -> {
              String number = shown(pages().getFirst());
              return sessions.stream().allMatch(session -> number.equals(session.text("0")));
            });
    assertNoneWasReloaded();
    return vitals();
  }

  private List<Vitals> vitals() throws IOException {
    List<Vitals> all = new ArrayList<>();
    for (int i = 0; i < Cluster.SIZE; i++) {
      all.add(Vitals.of(cluster().instance(i).pid()));
    }
    System.out.println(shown(pages().getFirst()) + " clicks; " + all);
    return all;
  }

  /** Sessions may have moved from one instance to another, so sums are compared. */
  private static void assertNothingHasLeaked(List<Vitals> before, List<Vitals> after) {
    assertThat(sum(after, Vitals::openFiles)).isLessThan(sum(before, Vitals::openFiles) + 60);
    assertThat(sum(after, Vitals::threads)).isLessThan(sum(before, Vitals::threads) + 30);
    assertThat(sum(after, Vitals::heapBytes)).isLessThan(2 * sum(before, Vitals::heapBytes));
  }

  private static long sum(List<Vitals> all, ToLongFunction<Vitals> part) {
    return all.stream().mapToLong(part).sum();
  }
}
