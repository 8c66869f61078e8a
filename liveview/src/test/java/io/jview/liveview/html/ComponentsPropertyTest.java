package io.jview.liveview.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.html.RandomPage.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Random pages with components that appear, move, vanish and come back, beside a client that lags
 * behind and says which components it is about to forget and which it has forgotten.
 */
class ComponentsPropertyTest {

  private static final int CHANGES = 60;

  private final long seed = Long.getLong("jview.components.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final RandomPage pages = new RandomPage(random, true);
  private final RandomComponents components = new RandomComponents();
  private Node page = RandomPage.unique(pages.page(), new HashSet<>());
  private final Rendered rendered = new Rendered(components.page(page), components);
  private final ClientTree client = ClientTree.joined(rendered);
  private final Deque<Runnable> toClient = new ArrayDeque<>();
  private final Set<Integer> told = new HashSet<>();
  private final Deque<Set<Integer>> leaving = new ArrayDeque<>();
  private String what = "";

  @RepeatedTest(200)
  void aClientThatMergesEachDiffHasThePageAsItIs() {
    for (int change = 0; change < CHANGES; change++) {
      StringBuilder diff = new StringBuilder();
      boolean changed = random.nextInt(3) == 0 ? changeComponent(diff) : changePage(diff);
      what = "seed " + seed + ", change " + change + ", diff " + diff;
      assertThat(changed).as(what).isEqualTo(!diff.isEmpty());
      toClient.add(() -> client.merge(diff.toString()));
      letClientCatchUp(random.nextInt(4));
    }
  }

  private boolean changePage(StringBuilder diff) {
    page = RandomPage.unique(pages.change(page), new HashSet<>());
    return rendered.diff(components.page(page), components, diff);
  }

  /** A component gets another state; the page is not rendered, unless that moves another one. */
  private boolean changeComponent(StringBuilder diff) {
    List<Node> all = NodeRenderer.shown(page);
    if (all.isEmpty()) {
      return changePage(diff);
    }
    Node before = all.get(random.nextInt(all.size()));
    Node content = pages.change(before.children().get(0));
    Node changed = RandomPage.showing(page, before.text(), content);
    page = RandomPage.unique(changed, new HashSet<>());
    if (!page.equals(changed)) {
      return rendered.diff(components.page(page), components, diff);
    }
    components.change(before.with(List.of(content)));
    components.stand(NodeRenderer.shown(page), before.text());
    return rendered.diffComponents(components, diff);
  }

  private void letClientCatchUp(int messages) {
    for (int i = 0; i < messages && !toClient.isEmpty(); i++) {
      toClient.remove().run();
      tellWhatVanished();
    }
    if (toClient.isEmpty()) {
      assertSame();
    }
  }

  /** What the client does after each patch: it asks, is answered, looks again and says so. */
  private void tellWhatVanished() {
    Set<Integer> away = away(client.cids());
    told.retainAll(away);
    Set<Integer> fresh = new TreeSet<>(away);
    fresh.removeAll(told);
    if (!fresh.isEmpty()) {
      told.addAll(fresh);
      rendered.willDestroy(fresh);
      toClient.add(() -> leaving.add(fresh));
    }
    if (!leaving.isEmpty()) {
      Set<Integer> gone = rendered.destroyed(away(leaving.remove()));
      components.end(gone);
      toClient.add(() -> client.prune(gone));
    }
  }

  private Set<Integer> away(Set<Integer> cids) {
    Set<Integer> away = new TreeSet<>(cids);
    away.removeAll(client.reachable());
    return away;
  }

  private void assertSame() {
    ClientTree joinedNow = ClientTree.joined(rendered);
    assertThat(client.pageAndComponents()).as(what).isEqualTo(joinedNow.pageAndComponents());
    assertThat(client.toHtml()).as(what).isEqualTo(NodeRenderer.inPlace().render(page).toHtml());
    StringBuilder html = new StringBuilder();
    rendered.writeHtml(html);
    assertThat(html).as(what).hasToString(client.toHtml());
  }
}
