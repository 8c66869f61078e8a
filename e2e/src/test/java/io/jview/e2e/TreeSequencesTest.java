package io.jview.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.server.JView;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random trees, lists and components in random sequences of changes, applied by the client itself
 * in one browser that stays open, each step compared with a page that is rendered at once. Many
 * with {@code -Djview.sequences=10000}; one that failed with {@code -Djview.sequences.seed=…}.
 */
class TreeSequencesTest extends BrowserTest {

  private static final int CHANGES = 8;
  private static final int AT_A_TIME = 50;

  private final int count = Integer.getInteger("jview.sequences", 40);

  private final int seed =
      Integer.getInteger("jview.sequences.seed", new Random().nextInt(1_000_000_000));

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void thePageIsAlwaysWhatAFreshRenderShows() {
    Page page =
        open(
            serve(
                JView.builder()
                    .staticFiles("/e2e", "e2e")
                    .script("/e2e/tree.js")
                    .live("/", new TreeView())),
            "/");
    for (int done = 0; done < count; done += AT_A_TIME) {
      int first = seed + done;
      Object wrong =
          page.evaluate(
              "([first, count, changes]) => runSequences(first, count, changes)",
              List.of(first, Math.min(AT_A_TIME, count - done), CHANGES));
      assertThat(wrong).as("sequences from seed " + first).isEqualTo("");
      reconnect(page);
    }
  }

  /** What the browser has of components is made anew by a join. */
  private static void reconnect(Page page) {
    page.evaluate("() => new Promise(done => liveSocket.disconnect(done))");
    page.evaluate("() => liveSocket.connect()");
    awaitLive(page);
  }
}
