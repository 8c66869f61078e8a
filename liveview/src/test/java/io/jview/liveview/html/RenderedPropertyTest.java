package io.jview.liveview.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

class RenderedPropertyTest {

  private static final int CHANGES = 60;

  @RepeatedTest(200)
  void aClientThatMergesEachDiffHasThePageAsItIs() {
    long seed = new Random().nextLong();
    RandomPage random = new RandomPage(new Random(seed));
    RandomPage.Node page = random.page();
    Rendered rendered = new Rendered(RandomPage.render(page));
    ClientTree client = ClientTree.joined(rendered);
    for (int change = 0; change < CHANGES; change++) {
      page = random.change(page);
      StringBuilder diff = new StringBuilder();
      boolean changed = rendered.diff(RandomPage.render(page), diff);
      String what = "seed " + seed + ", change " + change + ", diff " + diff;
      assertThat(changed).as(what).isEqualTo(!diff.isEmpty());
      client.merge(diff.toString());
      assertSame(client, RandomPage.render(page), what);
    }
  }

  private static void assertSame(ClientTree client, Html page, String what) {
    ClientTree joinedNow = ClientTree.joined(new Rendered(page));
    assertThat(client.tree()).as(what).isEqualTo(joinedNow.tree());
    assertThat(client.toHtml()).as(what).isEqualTo(page.toHtml());
  }

  @RepeatedTest(200)
  void memoisedListsSendWhatOthersSend() {
    long seed = new Random().nextLong();
    RandomPage random = new RandomPage(new Random(seed));
    RandomPage.Node page = random.page();
    Rendered memoised = new Rendered(RandomPage.render(page));
    Rendered plain = new Rendered(RandomPage.render(RandomPage.plain(page)));
    for (int change = 0; change < CHANGES; change++) {
      page = random.change(page);
      StringBuilder diff = new StringBuilder();
      StringBuilder plainDiff = new StringBuilder();
      memoised.diff(RandomPage.render(page), diff);
      plain.diff(RandomPage.render(RandomPage.plain(page)), plainDiff);
      assertThat(diff).as("seed " + seed + ", change " + change).hasToString(plainDiff.toString());
    }
  }

  @RepeatedTest(50)
  void aPageThatRendersAlikeSendsNothing() {
    long seed = new Random().nextLong();
    RandomPage.Node page = new RandomPage(new Random(seed)).page();
    Rendered rendered = new Rendered(RandomPage.render(page));
    StringBuilder diff = new StringBuilder();
    assertThat(rendered.diff(RandomPage.render(page), diff)).as("seed " + seed).isFalse();
    assertThat(diff).as("seed " + seed).isEmpty();
  }
}
