package io.jview.liveview.html;

import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoisedTest {

  private record Row(int id, String text) {}

  private final List<Row> shown = new ArrayList<>();
  private final Function<Row, Html> fn = this::show;
  private final Function<Row, Object> key = Row::id;
  private final Rendered rendered = new Rendered(page(rows("a", "b", "c")));
  private final ClientTree client = ClientTree.joined(rendered);

  private Html show(Row row) {
    shown.add(row);
    return row.text().isEmpty() ? raw("<hr>") : html("<li>${}</li>", row.text());
  }

  private Html page(List<Row> rows) {
    return html("<ul>${}</ul>", eachMemo(rows, key, fn));
  }

  /** Rows with the ids 0, 1, …: other objects at each call. */
  private static List<Row> rows(String... texts) {
    return IntStream.range(0, texts.length).mapToObj(i -> new Row(i, texts[i])).toList();
  }

  private String change(Html next) {
    shown.clear();
    StringBuilder diff = new StringBuilder();
    rendered.diff(next, diff);
    client.merge(diff.toString());
    assertThat(client.toHtml()).isEqualTo(next.toHtml());
    return diff.toString();
  }

  @Test
  void onlyAnItemThatDiffersIsRenderedAgain() {
    assertThat(change(page(rows("a", "B", "c"))))
        .isEqualTo("\"0\":{\"k\":{\"1\":{\"0\":\"B\"},\"kc\":3}}");
    assertThat(shown).containsExactly(new Row(1, "B"));
  }

  @Test
  void equalItemsAreNoChange() {
    assertThat(change(page(rows("a", "b", "c")))).isEmpty();
    assertThat(shown).isEmpty();
  }

  @Test
  void whatMovesIsNotRenderedAgain() {
    List<Row> rows = rows("a", "b", "c");
    assertThat(change(page(List.of(rows.get(2), new Row(7, "x"), rows.get(0)))))
        .isEqualTo("\"0\":{\"k\":{\"0\":2,\"1\":{\"0\":\"x\"},\"2\":0,\"kc\":3,\"km\":true}}");
    assertThat(shown).containsExactly(new Row(7, "x"));
  }

  @Test
  void whatIsDeletedIsForgotten() {
    change(page(rows("a")));
    change(page(rows("a", "b")));
    assertThat(shown).containsExactly(new Row(1, "b"));
    change(page(List.of()));
    change(page(rows("a")));
    assertThat(shown).containsExactly(new Row(0, "a"));
  }

  @Test
  void anotherFunctionRendersAllAnew() {
    Function<Row, Html> other = row -> html("<li>${}</li>", row.text() + shown.size());
    change(html("<ul>${}</ul>", eachMemo(rows("a", "b", "c"), key, other)));
    assertThat(client.toHtml()).isEqualTo("<ul><li>a0</li><li>b0</li><li>c0</li></ul>");
    Function<Row, Object> otherKey = row -> -row.id();
    change(html("<ul>${}</ul>", eachMemo(rows("a", "b", "c"), otherKey, fn)));
    assertThat(shown).hasSize(3);
  }

  @Test
  void aFunctionThatCapturesNothingIsTheSameAtEachRender() {
    Rendered view = new Rendered(rowsOfAView("a"));
    StringBuilder diff = new StringBuilder();
    view.diff(rowsOfAView("a"), diff);
    assertThat(diff).isEmpty();
    assertThat(calls).isEqualTo(1);
  }

  private static int calls;

  private static Html rowsOfAView(String text) {
    return html("${}", eachMemo(rows(text), Row::id, row -> html("${}${}", row.text(), ++calls)));
  }

  @Test
  void entriesOfDifferentTemplatesAreKept() {
    change(page(rows("a", "", "c")));
    assertThat(shown).containsExactly(new Row(1, ""));
    change(page(rows("a", "", "C")));
    assertThat(shown).containsExactly(new Row(2, "C"));
    change(page(rows("a", "b", "C")));
    assertThat(shown).containsExactly(new Row(1, "b"));
    assertThat(client.tree())
        .isEqualTo(ClientTree.joined(new Rendered(page(rows("a", "b", "C")))).tree());
  }

  @Test
  void onePieceMayStandInSeveralPages() {
    Html next = page(rows("a", "b", "x"));
    Rendered other = new Rendered(page(rows("y")));
    StringBuilder diff = new StringBuilder();
    other.diff(next, diff);
    assertThat(change(next)).isEqualTo("\"0\":{\"k\":{\"2\":{\"0\":\"x\"},\"kc\":3}}");
  }

  @Test
  void itemsAreReadAtOnce() {
    List<Row> rows = new ArrayList<>(rows("a"));
    Html page = page(rows);
    rows.clear();
    assertThat(page.toHtml()).isEqualTo("<ul><li>a</li></ul>");
  }

  @Test
  void aKeyMustBeThereAndUnique() {
    List<Row> twice = List.of(new Row(0, "a"), new Row(1, "b"), new Row(0, "c"));
    assertThatThrownBy(() -> rendered.diff(page(twice), new StringBuilder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two items have the key 0");
    assertThatThrownBy(() -> page(twice).toHtml()).isInstanceOf(IllegalArgumentException.class);
    List<Row> sameTwice = List.of(new Row(0, "a"), new Row(0, "a"));
    assertThatThrownBy(() -> rendered.diff(page(sameTwice), new StringBuilder()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> eachMemo(List.of(1), item -> null, item -> raw("")).toHtml())
        .hasMessageContaining("the key of item 0 is null");
    assertThatThrownBy(() -> eachMemo(List.of(1), item -> item, item -> null).toHtml())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("fn gave null");
  }

  @Test
  void aFailedRenderLeavesThePageAsItWas() {
    Html broken = page(List.of(new Row(0, "a"), new Row(0, "b")));
    assertThatThrownBy(() -> rendered.diff(broken, new StringBuilder()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(change(page(rows("a", "b", "x"))))
        .isEqualTo("\"0\":{\"k\":{\"2\":{\"0\":\"x\"},\"kc\":3}}");
  }
}
