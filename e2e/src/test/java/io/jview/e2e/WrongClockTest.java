package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.pubsub.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three instances of which one is an hour ahead of time, and one an hour behind. */
class WrongClockTest extends ClusterTest {

  private RedisServer redis;

  @BeforeAll
  void start() throws Exception {
    redis = RedisServer.start();
    begin(Cluster.start(launch(Map.of()), launch(offBy("+1h")), launch(offBy("-1h"))));
  }

  @AfterAll
  void stopRedis() {
    redis.close();
  }

  private Cluster.Launch launch(Map<String, String> environment) {
    return new Cluster.Launch(redis.url(), environment);
  }

  /** What makes libfaketime tell a process a wrong time of day, and nothing else. */
  private static Map<String, String> offBy(String offset) throws IOException {
    return Map.of(
        "LD_PRELOAD",
        fakeTime().toString(),
        "FAKETIME",
        offset,
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  private static Path fakeTime() throws IOException {
    Path libraries = Path.of("/usr/lib");
    if (!Files.isDirectory(libraries)) {
      throw Programs.lacking("libfaketime");
    }
    try (Stream<Path> found = Files.find(libraries, 3, WrongClockTest::isFakeTime)) {
      return found.findFirst().orElseThrow(() -> Programs.lacking("libfaketime"));
    }
  }

  private static boolean isFakeTime(Path path, Object attributes) {
    return path.endsWith("libfaketimeMT.so.1");
  }

  @Test
  void aPageOfOneInstanceLivesOnAnyOther() {
    for (int from = 0; from < Cluster.SIZE; from++) {
      Page page = openOn(from, "/counter");
      for (int to = 0; to < Cluster.SIZE; to++) {
        moveTo(to, page);
        long before = number(page);
        page.click("[phx-click=increment]");
        assertThat(page.locator("#count")).hasText(String.valueOf(before + 1));
      }
    }
    assertAllAgree();
    assertNoneWasReloaded();
  }

  /** Lets a page's socket come back on an instance. */
  private void moveTo(int instance, Page page) {
    cluster().balancer().leadOnlyTo(instance);
    int before = cluster().balancer().sessions(instance);
    page.evaluate("new Promise(done => liveSocket.disconnect(done))");
    page.evaluate("liveSocket.connect()");
    awaitLive(page);
    assertThat(cluster().balancer().sessions(instance)).isGreaterThanOrEqualTo(before);
    cluster().balancer().leadToAll();
  }
}
