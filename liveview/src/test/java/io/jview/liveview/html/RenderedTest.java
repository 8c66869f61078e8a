package io.jview.liveview.html;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenderedTest {

  private static Html counter(Object count, boolean shown) {
    return html("<div>${}</div>${}", count, when(shown, () -> html("<b>${} ${}</b>", count, "x")));
  }

  private static String diff(Html old, Html next) {
    StringBuilder out = new StringBuilder();
    boolean changed = new Rendered(old).diff(next, out);
    assertThat(changed).isEqualTo(!out.isEmpty());
    return out.toString();
  }

  @Test
  void theTreeHasStaticsAndStrings() {
    Rendered rendered = new Rendered(counter(1, true));
    assertThat(ClientTree.treeOf(rendered))
        .isEqualTo(
            """
            {"s":["<div>","</div>",""],"0":"1","1":{"s":["<b>"," ","</b>"],"0":"1","1":"x"}}\
            """);
    StringBuilder html = new StringBuilder("<main>");
    rendered.writeHtml(html);
    assertThat(html).hasToString("<main><div>1</div><b>1 x</b>");
  }

  @Test
  void theMembersStandWithoutBraces() {
    StringBuilder out = new StringBuilder("{\"t\":\"title\",");
    new Rendered(html("<p>${}</p>", 1)).writeMembers(out);
    assertThat(out.append('}'))
        .hasToString("{\"t\":\"title\",\"s\":[\"<p>\",\"</p>\"],\"0\":\"1\"}");
  }

  @Test
  void aDiffHasWhatChanged() {
    assertThat(diff(counter(1, false), counter(1, false))).isEmpty();
    assertThat(diff(counter(1, true), counter(1, true))).isEmpty();
    assertThat(diff(counter(1, false), counter(2, false))).isEqualTo("\"0\":\"2\"");
    assertThat(diff(counter(1, true), counter(2, true)))
        .isEqualTo("\"0\":\"2\",\"1\":{\"0\":\"2\"}");
  }

  @Test
  void aDiffIsAgainstTheLastRender() {
    Rendered rendered = new Rendered(counter(1, false));
    StringBuilder out = new StringBuilder();
    assertThat(rendered.diff(counter(2, false), out)).isTrue();
    assertThat(rendered.diff(counter(2, false), out)).isFalse();
    assertThat(rendered.diff(counter(1, false), out.append(' '))).isTrue();
    assertThat(out).hasToString("\"0\":\"2\" \"0\":\"1\"");
  }

  @Test
  void aPieceComesWithItsStaticsAndGoesAsNothing() {
    assertThat(diff(counter(1, false), counter(1, true)))
        .isEqualTo("\"1\":{\"s\":[\"<b>\",\" \",\"</b>\"],\"0\":\"1\",\"1\":\"x\"}");
    assertThat(diff(counter(1, true), counter(1, false))).isEqualTo("\"1\":\"\"");
  }

  @Test
  void anotherTemplateReplaces() {
    assertThat(diff(html("${}", html("<a>${}</a>", 1)), html("${}", html("<b>${}</b>", 1))))
        .isEqualTo("\"0\":{\"s\":[\"<b>\",\"</b>\"],\"0\":\"1\"}");
    assertThat(diff(html("<a>${}</a>", 1), html("<b>${}</b>", 1)))
        .isEqualTo("\"s\":[\"<b>\",\"</b>\"],\"0\":\"1\"");
    assertThat(diff(html("<a></a>"), html("<b></b>"))).isEqualTo("\"s\":[\"<b></b>\"]");
  }

  @Test
  void theRootMayBeAnything() {
    Html list = each(List.of(1), k -> k, k -> html("<i>${}</i>", k));
    assertThat(ClientTree.treeOf(new Rendered(list)))
        .isEqualTo(
            "{\"s\":[\"\",\"\"],\"0\":{\"s\":[\"<i>\",\"</i>\"],\"k\":{\"0\":{\"0\":\"1\"},\"kc\":1}}}");
    assertThat(ClientTree.treeOf(new Rendered(raw("<p>"))))
        .isEqualTo("{\"s\":[\"\",\"\"],\"0\":\"<p>\"}");
    assertThat(diff(raw("<p>"), raw("<p>"))).isEmpty();
    assertThat(diff(raw("<p>"), list)).startsWith("\"0\":{\"s\"");
  }

  @Test
  void aStableChildIsSentOnce() {
    Html before = html("${}${}", raw("<div data-phx-session=\"t\"></div>"), 1);
    Html after = html("${}${}", raw("<div data-phx-session=\"t\"></div>"), 2);
    assertThat(diff(before, after)).isEqualTo("\"1\":\"2\"");
  }

  @Test
  void anAttributeComesAndGoes() {
    assertThat(diff(html("<p hidden=\"${}\"></p>", true), html("<p hidden=\"${}\"></p>", false)))
        .isEqualTo("\"0\":\"\"");
  }
}
