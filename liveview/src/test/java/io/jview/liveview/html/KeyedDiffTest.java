package io.jview.liveview.html;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedDiffTest {

  /** Each letter is an entry with that key; what follows it is its text. */
  private static Html list(String entries) {
    List<String> items = entries.isEmpty() ? List.of() : List.of(entries.split(" "));
    return html("${}", each(items, item -> item.charAt(0), KeyedDiffTest::item));
  }

  private static Html item(String item) {
    return html("<li id=\"${}\">${}</li>", item.charAt(0), item.substring(1));
  }

  private static String diff(Html old, Html next) {
    Rendered rendered = new Rendered(old);
    ClientTree client = ClientTree.joined(rendered);
    StringBuilder out = new StringBuilder();
    boolean changed = rendered.diff(next, out);
    assertThat(changed).isEqualTo(!out.isEmpty());
    client.merge(out.toString());
    assertThat(client.tree()).isEqualTo(ClientTree.joined(new Rendered(next)).tree());
    assertThat(client.toHtml()).isEqualTo(next.toHtml());
    return out.toString();
  }

  @Test
  void aListHasItsStaticsOnce() {
    assertThat(ClientTree.treeOf(new Rendered(list("a1 b2"))))
        .isEqualTo(
            """
            {"s":["",""],"0":{"s":["<li",">","</li>"],"k":{"0":{"0":" id=\\"a\\"","1":"1"},\
            "1":{"0":" id=\\"b\\"","1":"2"},"kc":2}}}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          a1 b2       | a1 b3       | {"k":{"1":{"1":"3"},"kc":2}}
          a1 b2       | b2 a1       | {"k":{"0":1,"1":0,"kc":2,"km":true}}
          a1 b2       | b3 a1 c4    | {"k":{"0":[1,{"1":"3"}],"1":0,"2":{"0":" id=\\"c\\"","1":"4"},"kc":3,"km":true}}
          a1 b2 c3    | a1          | {"k":{"kc":1}}
          a1          | a1 b2       | {"k":{"1":{"0":" id=\\"b\\"","1":"2"},"kc":2}}
          a1 b2 c3    | b2 c3       | {"k":{"0":1,"1":2,"kc":2,"km":true}}
          a1 b2       | c3 a1 b2    | {"k":{"0":{"0":" id=\\"c\\"","1":"3"},"1":0,"2":1,"kc":3,"km":true}}
          a1 b2 c3    | c3 b2 a1    | {"k":{"0":2,"2":0,"kc":3,"km":true}}
          a1 b2 c3    | c3 b9 a1    | {"k":{"0":2,"1":{"1":"9"},"2":0,"kc":3,"km":true}}
          a1 b2       | a1 c2       | {"k":{"1":{"0":" id=\\"c\\"","1":"2"},"kc":2}}
          a1 b2       | c1 d2       | {"k":{"0":{"0":" id=\\"c\\"","1":"1"},"1":{"0":" id=\\"d\\"","1":"2"},"kc":2}}
          a1 b2       | b2          | {"k":{"0":1,"kc":1,"km":true}}
          """)
  void aDiffHasNewPositionsAndMoves(String old, String next, String expected) {
    assertThat(diff(list(old), list(next))).isEqualTo("\"0\":" + expected.replace("\\\\", "\\"));
  }

  @Test
  void anEmptyListIsNothing() {
    assertThat(ClientTree.treeOf(new Rendered(list(""))))
        .isEqualTo("{\"s\":[\"\",\"\"],\"0\":\"\"}");
    assertThat(diff(list(""), list(""))).isEmpty();
    assertThat(diff(list("a1"), list(""))).isEqualTo("\"0\":\"\"");
    assertThat(diff(list(""), list("a1"))).startsWith("\"0\":{\"s\":[").endsWith("\"kc\":1}}");
    assertThat(diff(list("a1 b2"), list("a1 b2"))).isEmpty();
  }

  @Test
  void entriesOfDifferentTemplatesAreWrapped() {
    Html mixed = each(List.of(1, 2, 3), k -> k, KeyedDiffTest::mixedItem);
    assertThat(ClientTree.treeOf(new Rendered(html("${}", mixed))))
        .isEqualTo(
            """
            {"s":["",""],"0":{"s":["",""],"k":{"0":{"0":{"s":["<i>","</i>"],"0":"1"}},\
            "1":{"0":{"s":["<b>","</b>"],"0":"2"}},"2":{"0":"<u>3</u>"},"kc":3}}}\
            """);
  }

  private static Html mixedItem(int k) {
    return switch (k % 3) {
      case 1 -> html("<i>${}</i>", k);
      case 2 -> html("<b>${}</b>", k);
      default -> raw("<u>" + k + "</u>");
    };
  }

  @Test
  void aListThatChangesItsFormIsReplaced() {
    Html alike = html("${}", each(List.of(1, 4), k -> k, KeyedDiffTest::mixedItem));
    Html otherwiseAlike = html("${}", each(List.of(2, 5), k -> k, KeyedDiffTest::mixedItem));
    Html mixed = html("${}", each(List.of(1, 2), k -> k, KeyedDiffTest::mixedItem));
    Html mixedSwapped = html("${}", each(List.of(2, 1), k -> k, KeyedDiffTest::mixedItem));
    assertThat(diff(alike, mixed)).startsWith("\"0\":{\"s\":[\"\",\"\"],\"k\"");
    assertThat(diff(mixed, alike)).startsWith("\"0\":{\"s\":[\"<i>\",");
    assertThat(diff(alike, otherwiseAlike)).startsWith("\"0\":{\"s\":[\"<b>\",");
    assertThat(diff(mixed, mixedSwapped))
        .isEqualTo("\"0\":{\"k\":{\"0\":1,\"1\":0,\"kc\":2,\"km\":true}}");
  }

  private static Html nested(int... counts) {
    List<Integer> rows = IntStream.range(0, counts.length).boxed().toList();
    return html(
        "${}",
        each(
            rows,
            row -> row,
            row ->
                html(
                    "<tr>${}</tr>",
                    each(
                        IntStream.range(0, counts[row]).boxed().toList(),
                        cell -> cell,
                        cell -> html("<td>${}</td>", cell)))));
  }

  @Test
  void aListWithinAListIsMerged() {
    assertThat(diff(nested(1, 2), nested(1, 3)))
        .isEqualTo("\"0\":{\"k\":{\"1\":{\"0\":{\"k\":{\"2\":{\"0\":\"2\"},\"kc\":3}}},\"kc\":2}}");
    assertThat(diff(nested(1, 0), nested(0, 1)))
        .isEqualTo(
            """
            "0":{"k":{"0":{"0":""},"1":{"0":{"s":["<td>","</td>"],"k":{"0":{"0":"0"},"kc":1}}},"kc":2}}\
            """);
    assertThat(diff(nested(2, 2), nested(2, 2))).isEmpty();
  }

  @Test
  void oneChangedRowOfManyIsSentAlone() {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, 1000).boxed().toList());
    Html before = html("${}", each(rows, row -> row, row -> html("<li>${}</li>", row)));
    Html after =
        html("${}", each(rows, row -> row, row -> html("<li>${}</li>", row == 7 ? -1 : row)));
    assertThat(diff(before, after)).isEqualTo("\"0\":{\"k\":{\"7\":{\"0\":\"-1\"},\"kc\":1000}}");
    Collections.reverse(rows);
    Html reversed = html("${}", each(rows, row -> row, row -> html("<li>${}</li>", row)));
    assertThat(diff(before, reversed))
        .contains("\"0\":999,")
        .endsWith("\"999\":0,\"kc\":1000,\"km\":true}}");
  }

  @Test
  void keysAreComparedByEquals() {
    record Id(String name) {}
    Html before = html("${}", each(List.of("a", "b"), Id::new, name -> html("<li>${}</li>", name)));
    Html after = html("${}", each(List.of("b", "a"), Id::new, name -> html("<li>${}</li>", name)));
    assertThat(diff(before, after))
        .isEqualTo("\"0\":{\"k\":{\"0\":1,\"1\":0,\"kc\":2,\"km\":true}}");
  }

  @Test
  void entriesWithoutValuesMayMove() {
    Html before = html("${}", each(List.of(1, 2), k -> k, k -> html("<hr>")));
    Html after = html("${}", each(List.of(2, 1, 3), k -> k, k -> html("<hr>")));
    assertThat(diff(before, after))
        .isEqualTo("\"0\":{\"k\":{\"0\":1,\"1\":0,\"2\":{},\"kc\":3,\"km\":true}}");
  }
}
