package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {

  private static final String BLOCKED = "about:blank#blocked";

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
    assertThat(html("<a href=\"${}/x\"></a>", url).toHtml())
        .isEqualTo("<a href=\"" + BLOCKED + "/x\"></a>");
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
    assertThat(Template.of(template).fill("javascript:alert(1)").toHtml()).contains(BLOCKED);
    assertThat(Template.of(template).fill("/a").toHtml()).contains("\"/a").doesNotContain(BLOCKED);
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
  @ValueSource(strings = {"/evil.example", "\\evil.example", "\t/evil.example", " //x"})
  void aPathCannotBecomeAHost(String value) {
    assertThat(html("<a href=\"/${}\"></a>", value).toHtml()).contains("/" + BLOCKED);
    assertThat(html("<a href=\"${}/${}\"></a>", "", value).toHtml()).contains("/" + BLOCKED);
    assertThat(html("<a href=\"/${}\"></a>", "a/b").toHtml()).contains("\"/a/b\"");
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
        "${}x${}"
      })
  void anUnsafePartIsRefusedWithTheTemplate(String value) {
    String template = "<a\n href=\"" + value + "\"></a>";
    assertThatThrownBy(() -> Template.of(template))
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
