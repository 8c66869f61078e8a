package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.pubsub.redis.RedisServer;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three instances of which one has another secret. */
class DifferentSecretsTest extends ClusterTest {

  private static final Pattern FOUND = Pattern.compile("ERROR .*none of the secrets of this one");
  private static final String OTHER = "another secret than that of the other two";

  private RedisServer redis;

  @BeforeAll
  void start() throws Exception {
    redis = RedisServer.start();
    Cluster.Launch same = new Cluster.Launch(redis.url());
    begin(
        Cluster.start(same, new Cluster.Launch(redis.url(), Map.of("JVIEW_SECRET", OTHER)), same));
  }

  @AfterAll
  void stopRedis() {
    redis.close();
  }

  @Test
  void everyInstanceSaysSoInItsLog() throws Exception {
    for (int i = 0; i < Cluster.SIZE; i++) {
      assertThat(cluster().instance(i).awaitLine(FOUND)).doesNotContain(OTHER);
    }
  }

  @Test
  void aPageThatMeetsTheWrongInstanceBecomesAnErrorPageAndIsNotReloadedForEver() {
    expectComplaint("500");
    Balancer balancer = cluster().balancer();
    balancer.leadOnlyTo(0);
    Page page = newPage();
    page.route(
        "**/jview-*.js",
        script -> {
          balancer.leadOnlyTo(1);
          script.resume();
        });

    page.navigate(balancer.url("/counter"));

    assertThat(page.locator("h1")).containsText("500");
    assertThat(page.locator("[data-phx-main]")).hasCount(0);
    balancer.leadToAll();
  }
}
