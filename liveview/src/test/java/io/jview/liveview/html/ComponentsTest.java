package io.jview.liveview.html;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComponentsTest {

  private static final String ITEM = "\"s\":[\"<li>\",\"</li>\"],\"r\":1";

  private final Showing showing = new Showing();

  /** Components that show what they are told to; those that stand nowhere yet wait for a place. */
  private static final class Showing implements Components {
    private final Map<Integer, Html> next = new LinkedHashMap<>();
    private final List<List<Integer>> asked = new ArrayList<>();
    private final Set<Integer> later = new LinkedHashSet<>();

    Showing show(int cid, Html html) {
      next.put(cid, html);
      return this;
    }

    /** Shows something where another one places it. */
    Showing showInside(int cid, Html html) {
      later.add(cid);
      return show(cid, html);
    }

    @Override
    public boolean areUsed() {
      return true;
    }

    @Override
    public List<Integer> takeDue() {
      List<Integer> due = next.keySet().stream().filter(cid -> !later.contains(cid)).toList();
      return due;
    }

    @Override
    public Map<Integer, Html> render(List<Integer> cids) {
      asked.add(cids);
      Map<Integer, Html> shown = new HashMap<>(next);
      shown.keySet().retainAll(cids);
      next.keySet().removeAll(cids);
      later.clear();
      return shown;
    }

    @Override
    public String name(int cid) {
      return "component " + cid;
    }
  }

  private static Html item(Object text) {
    return html("<li>${}</li>", text);
  }

  private static Html page(Integer... cids) {
    return html("<ul>${}</ul>", each(List.of(cids), cid -> cid, Rendered::place));
  }

  private static Html slot(Html content) {
    return html("<p>${}</p>", content);
  }

  private String diff(Rendered rendered, Html next) {
    StringBuilder out = new StringBuilder();
    boolean changed = rendered.diff(next, showing, out);
    assertThat(changed).isEqualTo(!out.isEmpty());
    return out.toString();
  }

  private static String written(Rendered rendered) {
    StringBuilder out = new StringBuilder();
    rendered.writeHtml(out);
    return out.toString();
  }

  @Test
  void aPlaceIsANumberAndTheContentStandsBeside() {
    Rendered rendered = new Rendered(slot(Rendered.place(1)), showing.show(1, item("a")));
    assertThat(ClientTree.treeOf(rendered))
        .isEqualTo("{\"s\":[\"<p>\",\"</p>\"],\"0\":1,\"c\":{\"1\":{" + ITEM + ",\"0\":\"a\"}}}");
    assertThat(written(rendered)).isEqualTo("<p><li>a</li></p>");
  }

  @Test
  void componentsOfOneTemplateShareItsStatics() {
    showing.show(1, item("a")).show(2, item("b")).show(3, html("<hr>"));
    Rendered rendered = new Rendered(page(1, 2, 3), showing);
    assertThat(ClientTree.treeOf(rendered))
        .endsWith(
            "\"c\":{\"1\":{"
                + ITEM
                + ",\"0\":\"a\"},\"2\":{\"s\":1,\"0\":\"b\"},\"3\":{\"s\":[\"<hr>\"],\"r\":1}}}");
    showing.show(4, item("d")).show(5, item("e")).show(6, html("<hr>"));
    assertThat(diff(rendered, page(1, 2, 3, 4, 5, 6)))
        .endsWith(
            ",\"c\":{\"4\":{\"s\":-1,\"0\":\"d\"},\"5\":{\"s\":-1,\"0\":\"e\"},\"6\":{\"s\":-3}}");
  }

  @Test
  void sharedStaticsReachInwards() {
    Html first = html("<div>${}${}</div>", item(1), when(true, () -> html("<b>${}</b>", 1)));
    Html second = html("<div>${}${}</div>", item(2), when(true, () -> html("<i>${}</i>", 2)));
    Html third = html("<div>${}${}</div>", "x", html("<b>y</b>"));
    Rendered rendered = new Rendered(slot(Rendered.place(1)), showing.show(1, html("<hr>")));
    showing.show(2, div(first)).show(3, div(second)).show(4, div(third));
    assertThat(diff(rendered, page(2, 3, 4)))
        .contains("\"3\":{\"s\":2,\"0\":{\"0\":{\"0\":\"2\"},\"1\":{\"s\":[\"<i>\",\"</i>\"],")
        .contains("\"4\":{\"s\":2,\"0\":{\"0\":\"x\",\"1\":{\"s\":[\"<b>y</b>\"]}}}");
  }

  private static Html div(Html content) {
    return html("<section>${}</section>", content);
  }

  @Test
  void aComponentThatChangesAloneIsSentAlone() {
    Rendered rendered = new Rendered(page(1, 2), showing.show(1, item("a")).show(2, item("b")));
    StringBuilder out = new StringBuilder();
    assertThat(rendered.diffComponents(showing.show(2, item("c")), out)).isTrue();
    assertThat(out).hasToString("\"c\":{\"2\":{\"0\":\"c\"}}");
    assertThat(rendered.diffComponents(showing.show(2, item("c")), out)).isFalse();
    assertThat(diff(rendered, page(1, 2))).isEmpty();
    showing.show(1, item("d"));
    assertThat(diff(rendered, page(1, 2))).isEqualTo("\"c\":{\"1\":{\"0\":\"d\"}}");
    assertThat(written(rendered)).isEqualTo("<ul><li>d</li><li>c</li></ul>");
  }

  @Test
  void aComponentThatMovesIsNotSent() {
    Rendered rendered = new Rendered(page(1, 2), showing.show(1, item("a")).show(2, item("b")));
    assertThat(diff(rendered, page(2, 1)))
        .isEqualTo("\"0\":{\"k\":{\"0\":1,\"1\":0,\"kc\":2,\"km\":true}}");
  }

  @Test
  void componentsInComponentsAreRenderedLevelByLevel() {
    showing.show(1, slot(page(3, 4))).show(2, slot(Rendered.place(5)));
    showing.showInside(3, item(3)).showInside(4, item(4)).showInside(5, item(5));
    Rendered rendered = new Rendered(page(1, 2), showing);
    assertThat(showing.asked).containsExactly(List.of(1, 2), List.of(3, 4, 5));
    assertThat(written(rendered))
        .isEqualTo("<ul><p><ul><li>3</li><li>4</li></ul></p><p><li>5</li></p></ul>");
    assertThat(diff(rendered, page(1, 2))).isEmpty();
    StringBuilder out = new StringBuilder();
    showing.show(2, slot(Rendered.place(6))).showInside(6, item(6));
    rendered.diffComponents(showing, out);
    assertThat(out).hasToString("\"c\":{\"2\":{\"0\":6},\"6\":{\"s\":-3,\"0\":\"6\"}}");
  }

  @Test
  void aComponentThatComesBackIsSentWhole() {
    Rendered rendered =
        new Rendered(
            slot(Rendered.place(1)), showing.show(1, slot(Rendered.place(2))).show(2, item(2)));
    diff(rendered, slot(raw("")));
    rendered.willDestroy(List.of(1, 2, 77));
    assertThat(diff(rendered, slot(Rendered.place(1))))
        .isEqualTo(
            "\"0\":1,\"c\":{\"1\":{\"s\":[\"<p>\",\"</p>\"],\"r\":1,\"0\":2},\"2\":{"
                + ITEM
                + ",\"0\":\"2\"}}");
    assertThat(rendered.destroyed(List.of(1, 2, 77))).isEmpty();
    assertThat(diff(rendered, slot(Rendered.place(1)))).isEmpty();
  }

  @Test
  void aComponentThatStaysAwayIsForgotten() {
    Rendered rendered = new Rendered(page(1, 2), showing.show(1, item(1)).show(2, item(2)));
    diff(rendered, page(2));
    rendered.willDestroy(List.of(1));
    assertThat(rendered.destroyed(List.of(1, 2))).isEqualTo(Set.of(1));
    assertThat(rendered.destroyed(List.of(1))).isEmpty();
    showing.show(3, item(3));
    assertThat(diff(rendered, page(2, 3))).contains("\"c\":{\"3\":{\"s\":-2,");
  }

  @Test
  void withTheRootsTemplateAllComponentsAreSentAnew() {
    Rendered rendered = new Rendered(slot(Rendered.place(1)), showing.show(1, item(1)));
    assertThat(diff(rendered, html("<div>${}</div>", Rendered.place(1))))
        .endsWith("\"c\":{\"1\":{" + ITEM + ",\"0\":\"1\"}}");
  }

  @Test
  void aJoinHasOnlyTheComponentsOfThePage() {
    Rendered rendered = new Rendered(page(1, 2), showing.show(1, item(1)).show(2, item(2)));
    diff(rendered, page(2));
    assertThat(ClientTree.treeOf(rendered)).endsWith("\"c\":{\"2\":{" + ITEM + ",\"0\":\"2\"}}}");
    diff(rendered, page());
    assertThat(ClientTree.treeOf(rendered)).isEqualTo("{\"s\":[\"<ul>\",\"</ul>\"],\"0\":\"\"}");
  }

  @Test
  void aMemoisedListKeepsItsComponents() {
    List<Integer> cids = IntStream.rangeClosed(1, 5).boxed().toList();
    cids.forEach(cid -> showing.show(cid, item(cid)));
    Rendered rendered = new Rendered(slot(memo(cids)), showing);
    showing.show(3, item("x"));
    assertThat(diff(rendered, slot(memo(cids)))).isEqualTo("\"c\":{\"3\":{\"0\":\"x\"}}");
    assertThat(rendered.destroyed(cids)).isEmpty();
  }

  private static Html memo(List<Integer> cids) {
    return eachMemo(cids, cid -> cid, Rendered::place);
  }

  @Test
  void aComponentRendersOneElement() {
    refuse(html("<p>a</p>\n <b>${}</b>", 1), "line 2, column 2");
    refuse(html("<p>a</p> x"), "line 1, column 10");
    refuse(html("<p>a</p>${title}", 1), "${title}, line 1, column 9");
    refuse(html("\n${}", item(1)), "line 2, column 1");
    refuse(html("x<p></p>"), "put one around this");
    refuse(html(" <!-- nothing --> "), "here is none");
    for (Html root : List.of(html("<input>"), html(" <!-- a --><p><b></b>x</p> <!-- b -->\n"))) {
      assertThat(new Rendered(slot(Rendered.place(1)), showing.show(1, root))).isNotNull();
    }
    for (Html root :
        List.of(raw("<p></p>"), each(List.of(1), k -> k, k -> item(k)), memo(List.of(1)))) {
      assertThatThrownBy(() -> new Rendered(slot(Rendered.place(1)), showing.show(1, root)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must render one element");
    }
  }

  private void refuse(Html root, String message) {
    assertThatThrownBy(() -> new Rendered(slot(Rendered.place(1)), showing.show(1, root)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("a component renders one element")
        .hasMessageContaining(message);
  }

  @Test
  void aPlaceIsWrittenWithItsPageOnly() {
    assertThatThrownBy(() -> slot(Rendered.place(1)).toHtml())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Rendered.place(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> html("<p id=\"${}\"></p>", Rendered.place(1)))
        .isInstanceOf(TemplateException.class);
  }
}
