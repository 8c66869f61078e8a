package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {

  private static final String BLOCKED = "about:blank#blocked";
  private static final String BLOCKED_LINK = "<a href=\"" + BLOCKED + "\"></a>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "  javascript:alert(1)",
        "\u0001\u001Fjavascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java\r\nscript\t:alert(1)",
        "java\0script:alert(1)",
        "\u00A0javascript:alert(1)",
        "\u200Bjava\uFEFFscript:alert(1)",
        "javascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "javascript&#x3A;alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "javascript://%0Aalert(1)",
        "vbscript:msgbox(1)",
        "VBScript :x",
        "livescript:x",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "data:,x"
      })
  void aScriptIsBlocked(String url) {
    String blocked = " href=\"" + BLOCKED + "\"";
    assertThat(html("<a href=\"${}\"></a>", url).toHtml()).isEqualTo("<a" + blocked + "></a>");
    assertThat(html("<a href=\"${}/x\"></a>", url).toHtml()).isEqualTo("<a" + blocked + "></a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/chat?to=javascript:alert(1)",
        "?a=b&c=data:x",
        "#javascript:",
        "//host/path",
        "https://example.com/a:b?c=d&e=f#g",
        "mailto:a@example.com",
        "tel:+123",
        "whatsapp:x",
        "page.html",
        "a&b=c",
        "javascripts/app.js",
        "data/x:y",
        "javascript"
      })
  void otherUrlsStandEscaped(String url) {
    assertThat(html("<a href=\"${}\"></a>", url).toHtml())
        .isEqualTo("<a href=\"" + url.replace("&", "&amp;") + "\"></a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<form action=\"${}\"></form>",
        "<button formaction='${}'></button>",
        "<iframe src=\"${}\"></iframe>",
        "<embed src=\"${}\">",
        "<object data=\"${}\"></object>",
        "<video poster=\"${}\"></video>",
        "<q cite=\"${}\"></q>",
        "<svg><a xlink:href=\"${}\"></a></svg>",
        "<svg><use HREF=\"${}\"/></svg>",
        "<svg><set to=\"${}\"/></svg>",
        "<base href=\"${}\">",
        "<img src=\"${}\">",
        "<img src=\"${}?x=1\">"
      })
  void everyUrlAttributeIsGuarded(String template) {
    assertThat(Template.parse(template).fill("javascript:alert(1)").toHtml()).contains(BLOCKED);
    assertThat(Template.parse(template).fill("/a").toHtml())
        .contains("\"/a")
        .doesNotContain(BLOCKED);
  }

  @Test
  void anImageMayBeInItsUrl() {
    String image = "data:image/png;base64,AAAA";
    assertThat(html("<img src=\"${}\">", image).toHtml()).contains(image);
    assertThat(html("<img src=\"data:image/png;base64,${}\">", "AAAA").toHtml()).contains(image);
    assertThat(html("<input type=\"image\" src=\"${}\">", image).toHtml()).contains(image);
    assertThat(html("<iframe src=\"${}\"></iframe>", image).toHtml()).contains(BLOCKED);
    assertThat(html("<a href=\"${}\"></a>", image).toHtml()).contains(BLOCKED);
    assertThat(html("<img src=\"${}\">", "data:text/html,x").toHtml()).contains(BLOCKED);
  }

  @Test
  void aPartAfterTheSchemeIsEscaped() {
    assertThat(html("<a href=\"/r/${}?a=${}#${}\"></a>", "javascript:x", "<&\"", "'").toHtml())
        .isEqualTo("<a href=\"/r/javascript:x?a=&lt;&amp;&quot;#&#39;\"></a>");
    assertThat(html("<a href=\"https://${}/x\"></a>", "host").toHtml()).contains("https://host/x");
    assertThat(html("<a href=\"user-${}\"></a>", "javascript:x").toHtml()).contains("user-javas");
    assertThat(html("<a href=\"${}&amp;page=${}\"></a>", "?q", 2).toHtml())
        .contains("?q&amp;page=2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/evil.example", "\\evil.example", "\t/evil.example", " //x", "\r\n\\x"})
  void aPathCannotBecomeAHost(String value) {
    assertThat(html("<a href=\"/${}\"></a>", value).toHtml()).isEqualTo(BLOCKED_LINK);
    assertThat(html("<a href=\"${}/${}\"></a>", "", value).toHtml()).isEqualTo(BLOCKED_LINK);
    assertThat(html("<a href=\"/${}\"></a>", "a/b").toHtml()).contains("\"/a/b\"");
  }

  /** The attribute, | and the values, separated by commas; ^ is a tab, ~ a line end. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          href="/${}/${}"            | ,evil.example
          href="/${}/${}"            | ^,evil.example
          href="/${}/${}"            | ~,evil.example
          href="/${}/${}/x"          | ,evil.example
          href="/${}${}"             | ,/evil.example
          href="/${}${}"             | ,\\evil.example
          href="/${}${}${}"          | ,,/evil.example
          href="/${}^/${}"           | ,evil.example
          href="/${}/settings"       | ,
          href="^/${}/${}"           | ,evil.example
          href="/${}\\${}"         | ,evil.example
          href="/${}&#47;${}"        | ,evil.example
          href="${}/${}"             | ,/evil.example
          href="${}/${}"             | /,evil.example
          href="${}/x"               | /
          href="${}/x"               | https:
          href="${}/${}"             | https://,evil.example
          href="${}?a=${}"           | javascript:alert(1)//,b
          href="${}#${}"             | data:text/html,b
          href="${}x"                | https://a.example
          href="${}&amp;a=${}"       | https://a.example,.evil.example
          href="//${}/x"             | evil.example/a
          href="//${}/x"             | ,
          href="https://${}/x"       | ,
          href="https://${}/x"       | a@evil.example
          href="https://${}/x"       | a.example\\b
          href="https://${}.a.example/" | evil.example/
          href="https://${}.a.example/" | evil.example#
          href="https://${}.a.example/" | evil.example?
          href="https://a.example${}"   | .evil.example
          href="https://a.example${}"   | @evil.example
          href="https://a.example${}/x" | .evil.example
          href="https://a.example${}${}" | ,.evil.example
          href="HTTPS://a.example:${}/" | 80@evil.example
          src="/${}/${}"             | ,evil.example
          action="/${}/${}"          | ,evil.example
          formaction="/${}/${}"      | ,evil.example
          xlink:href="/${}/${}"      | ,evil.example
          phx-href="/${}/${}"        | ,evil.example
          ping="/${}/${}"            | ,evil.example
          HREF='/${}/${}'            | ,evil.example
          """)
  void partsOfAUrlLeadToNoOtherHost(String attribute, String values) {
    String template = "<a " + visible(attribute) + "></a>";
    Object[] filled = visible(values == null ? "," : values).split(",", -1);
    String page = Template.parse(template).fill(count(template, filled)).toHtml();
    assertThat(page.substring(page.indexOf('=') + 2)).startsWith(BLOCKED).doesNotContain("evil");
  }

  private static String visible(String marked) {
    return marked.replace('^', '\t').replace('~', '\n').replace("\\\\", "\\");
  }

  private static Object[] count(String template, Object[] values) {
    return Arrays.copyOf(values, template.split("\\$\\{}", -1).length - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          href="/${}/${}"            | a,b               | /a/b
          href="/${}/${}"            | a,                | /a/
          href="/${}"                | ,                 | /
          href="/${}"                | a//b              | /a//b
          href="${}/${}"             | ,a                | /a
          href="${}/${}"             | https://a.b,c     | https://a.b/c
          href="${}/${}"             | //a.b,//c         | //a.b///c
          href="${}?a=${}"           | /b,https://c      | /b?a=https://c
          href="https://${}/x"       | a.b:80            | https://a.b:80/x
          href="https://${}.a.b/"    | c-d               | https://c-d.a.b/
          href="https://a.b${}"      | /c                | https://a.b/c
          href="https://a.b${}"      | ?c                | https://a.b?c
          href="https://a.b${}"      | ,                 | https://a.b
          href="https://a.b:${}/c"   | 8080              | https://a.b:8080/c
          href="https://a.b/${}"     | //c               | https://a.b///c
          href="/a${}"               | //b               | /a//b
          href="./${}"               | /b                | .//b
          href="?a=${}"              | //b               | ?a=//b
          href="#${}"                | //b               | #//b
          href="mailto:${}"          | a@b               | mailto:a@b
          """)
  void harmlessPartsOfAUrlStand(String attribute, String values, String expected) {
    String template = "<a " + attribute + "></a>";
    Object[] filled = count(template, values.split(",", -1));
    assertThat(Template.parse(template).fill(filled).toHtml())
        .isEqualTo("<a href=\"" + expected + "\"></a>");
  }

  @Test
  void aUrlMadeByPartsIsOneChange() {
    Rendered rendered = new Rendered(html("<a href=\"/${}/${}\">${}</a>", "a", "b", "c"));
    StringBuilder diff = new StringBuilder();
    rendered.diff(html("<a href=\"/${}/${}\">${}</a>", "a", "<", "c"), diff);
    assertThat(diff).hasToString("\"0\":\"/a/&lt;\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java${}",
        "j${}",
        " ${}",
        "\t ${}",
        "javascript:${}",
        "JAVASCRIPT:f('${}')",
        "java\nscript:${}",
        "vbscript:${}",
        "data:text/html,${}",
        "da${}",
        "&#106;ava${}",
        "java&Tab;script:${}",
        "&${}",
        "&#x${}",
        "${}:x",
        "${}script:alert(1)",
        "${}&colon;x",
        "${}${}",
        "${}x${}",
        "http${}",
        "h${}",
        "https:${}",
        "https:/${}",
        "FTP:${}",
        "/&#47;${}",
        "/&Tab;${}",
        "//a&#46;${}",
        "https://${}&#46;b/"
      })
  void anUnsafePartIsRefusedWithTheTemplate(String value) {
    String template = "<a\n href=\"" + value + "\"></a>";
    assertThatThrownBy(() -> Template.parse(template))
        .isInstanceOfSatisfying(
            TemplateException.class, e -> assertThat(e.line()).isGreaterThan(1));
  }

  @Test
  void clientBindingsArePlainAttributes() {
    assertThat(
            html("<a phx-click=\"${}\" data-href=\"${}\"></a>", "javascript:x", "data:y").toHtml())
        .isEqualTo("<a phx-click=\"javascript:x\" data-href=\"data:y\"></a>");
  }
}
