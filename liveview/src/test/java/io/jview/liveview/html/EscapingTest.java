package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</p><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "\"><svg/onload=alert(1)>",
        "--><script>alert(1)</script><!--",
        "</textarea></title></style></script><script>alert(1)</script>",
        "]]><b>",
        "&lt;script&gt;",
        "&#60;b&#62;",
        "`${alert(1)}`",
        "{{constructor}}",
        "😀 \u202E é",
        "${}"
      })
  void anAttackIsTextWhereverItStands(String attack) {
    Html page =
        html(
            """
            <p id="a" title="${}" class='x ${} y' alt='${}'>${}</p><textarea id="t">${}</textarea>
            """,
            attack,
            attack,
            attack,
            attack,
            attack);
    Element body = Jsoup.parse(page.toHtml()).body();
    Element p = body.expectFirst("p");
    assertThat(p.wholeText()).isEqualTo(attack);
    assertThat(p.attr("title")).isEqualTo(attack);
    assertThat(p.attr("class")).isEqualTo("x " + attack + " y");
    assertThat(p.attr("alt")).isEqualTo(attack);
    assertThat(body.expectFirst("textarea").wholeText()).isEqualTo(attack);
    assertThat(p.attributesSize()).isEqualTo(4);
    assertThat(body.getAllElements())
        .extracting(Element::tagName)
        .containsExactly("body", "p", "textarea");
  }

  @Test
  void aTitleHoldsEscapedText() {
    assertThat(html("<title>${} · Shop</title>", "</title><b>").toHtml())
        .isEqualTo("<title>&lt;/title&gt;&lt;b&gt; · Shop</title>");
  }

  @Test
  void valuesAreTheirText() {
    Html page =
        html(
            "${} ${} ${} ${} ${} ${} ${} ${} ${} ${} ${} ${} ${}",
            null,
            7,
            2.5,
            true,
            'c',
            DayOfWeek.MONDAY,
            new StringBuilder("<"),
            Path.of("a", "b"),
            LocalDate.of(2026, 2, 1),
            Duration.ofMinutes(5),
            new UUID(0, 1),
            URI.create("a:b"),
            Url.of("/a/{b}", "c d"));
    assertThat(page.toHtml())
        .isEqualTo(
            " 7 2.5 true c MONDAY &lt; "
                + Path.of("a", "b")
                + " 2026-02-01 PT5M 00000000-0000-0000-0000-000000000001 a:b /a/c%20d");
  }

  @Test
  void markupStandsAsItIs() {
    Html page =
        html(
            "<p>${}${}${}</p>",
            html("<b>${}</b>", "<"),
            raw("<i>x</i>"),
            when(false, () -> raw("!")));
    assertThat(page.toHtml()).isEqualTo("<p><b>&lt;</b><i>x</i></p>");
  }

  @Test
  void aTemplateWithoutPlaceholdersIsItself() {
    String page =
        "<!DOCTYPE html>\n"
            + "<!-- note -->&nbsp;<br><br/><my-card a=b C='d' hidden></my-card>$ { } $$ &copy;";
    assertThat(Template.parse(page).fill().toHtml()).isEqualTo(page);
  }

  /** A browser drops a line end that stands first in these. */
  @ParameterizedTest
  @ValueSource(strings = {"\nfirst", "\n\n", "\r\nfirst", "\rfirst", "", "plain", " \n"})
  void aLineEndThatStandsFirstIsKept(String text) {
    Html page =
        html(
            """
            <textarea>${}</textarea><pre>${}</pre><listing>${}</listing>\
            <pre class="a">${}</pre><PRE id="${}">${}</PRE>\
            """,
            text,
            text,
            text,
            html("${}", text),
            "b",
            raw(Escaper.escape(text)));
    for (Element element : Jsoup.parse(page.toHtml()).select("textarea, pre, listing")) {
      assertThat(element.wholeText()).as(element.tagName()).isEqualTo(text);
    }
  }

  @Test
  void aFixedLineEndThatStandsFirstIsTheTemplates() {
    assertThat(html("<pre>\n${}</pre>", "\na").toHtml()).isEqualTo("<pre>\n\na</pre>");
    assertThat(html("<pre>a${}</pre>", "\nb").toHtml()).isEqualTo("<pre>a\nb</pre>");
  }

  /** A browser reads a bare CR as a line feed. */
  @Test
  void aCarriageReturnIsKept() {
    Html page = html("<p title=\"${}\" class=\"x ${}\">${}</p>", "a\r\nb", "c\rd", "\re\r");
    assertThat(page.toHtml()).doesNotContain("\r");
    Element p = Jsoup.parse(page.toHtml()).expectFirst("p");
    assertThat(p.attr("title")).isEqualTo("a\r\nb");
    assertThat(p.attr("class")).isEqualTo("x c\rd");
    assertThat(p.wholeText()).isEqualTo("\re\r");
  }

  @Test
  void svgMayCloseItself() {
    String page =
        "<svg viewBox=\"0 0 9 9\"><g><circle r=\"1\"/><foo/></g><foreignObject><p>a<br></p>"
            + "</foreignObject><desc><b>a</b></desc><style>a { b: c }</style></svg>"
            + "<path d=\"M0\"/><feBlend/><math><mi><b>x</b></mi><mspace/></math><svg/>";
    assertThat(Template.parse(page).fill().toHtml()).isEqualTo(page);
  }

  @Test
  void scriptsAndStylesAreLeftAlone() {
    String page = "<script>if (a < b && c) { f(\"</p>\", '<b') }</script><style>a > b { }</style>";
    assertThat(Template.parse(page).fill().toHtml()).isEqualTo(page);
  }

  @Test
  void anEscapedPlaceholderIsText() {
    Html page = html("$${} $$$${} <i title=\"$${x}\">${}</i><script>`$${a}`</script>", 1);
    assertThat(page.toHtml()).isEqualTo("${} $$${} <i title=\"${x}\">1</i><script>`${a}`</script>");
  }

  @Test
  void halvesOfCharactersAreReplaced() {
    assertThat(html("<p>${}</p>", "a\uD83Db\uDE00\0😀").toHtml())
        .isEqualTo("<p>a\uFFFDb\uFFFD\uFFFD😀</p>");
  }

  @Test
  void aBigTextIsEscapedWhole() {
    String big = "<é😀&>".repeat(200_000);
    String escaped = html("${}", big).toHtml();
    assertThat(Parser.unescapeEntities(escaped, false)).isEqualTo(big);
    assertThat(List.of(escaped.split("<"))).hasSize(1);
  }
}
