package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeTest {

  @Test
  void aBooleanDecidesWhetherTheAttributeIsThere() {
    assertThat(button(true)).isEqualTo("<button type=\"submit\" disabled>Go</button>");
    assertThat(button(false)).isEqualTo("<button type=\"submit\">Go</button>");
    assertThat(button(null)).isEqualTo("<button type=\"submit\">Go</button>");
    assertThat(button("")).isEqualTo("<button type=\"submit\" disabled=\"\">Go</button>");
    assertThat(button("a\"b"))
        .isEqualTo("<button type=\"submit\" disabled=\"a&quot;b\">Go</button>");
    assertThat(button(0)).isEqualTo("<button type=\"submit\" disabled=\"0\">Go</button>");
  }

  private static String button(@Nullable Object disabled) {
    return html("<button type=\"submit\"\n  disabled=\"${}\">Go</button>", disabled).toHtml();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aria-expanded",
        "data-open",
        "ARIA-hidden",
        "contenteditable",
        "draggable",
        "spellcheck",
        "value",
        "phx-value-done"
      })
  void someAttributesPrintABoolean(String name) {
    Template template = Template.parse("<p " + name + "=\"${}\"></p>");
    assertThat(template.fill(true).toHtml()).isEqualTo("<p " + name + "=\"true\"></p>");
    assertThat(template.fill(false).toHtml()).isEqualTo("<p " + name + "=\"false\"></p>");
    assertThat(template.fill((Object) null).toHtml()).isEqualTo("<p></p>");
  }

  @Test
  void aPartOfAValueIsText() {
    assertThat(html("<p class=\"a ${} ${}\"></p>", "<", 7).toHtml())
        .isEqualTo("<p class=\"a &lt; 7\"></p>");
  }

  @Test
  void aBooleanOrNullInAPartIsNothing() {
    assertThat(
            html("<p class=\"a ${} ${}${} ${}\"></p>", null, true, false, Boolean.FALSE).toHtml())
        .isEqualTo("<p class=\"a   \"></p>");
    assertThat(html("<a href=\"/${}?b=${}&amp;c=${}\"></a>", "a", true, null).toHtml())
        .isEqualTo("<a href=\"/a?b=&amp;c=\"></a>");
    assertThat(html("<p phx-click=\"${}${}\" id=\"${}-\"></p>", false, "save", true).toHtml())
        .isEqualTo("<p phx-click=\"save\" id=\"-\"></p>");
    assertThat(html("<p data-open=\"is-${}\" phx-value-a=\"b ${}\"></p>", true, false).toHtml())
        .isEqualTo("<p data-open=\"is-true\" phx-value-a=\"b false\"></p>");
  }

  @Test
  void singleQuotesAndSpacesAroundTheSignAreRead() {
    assertThat(html("<p a = '${}' b='${}.' c = d></p>", "x'", "y'").toHtml())
        .isEqualTo("<p a=\"x&#39;\" b='y&#39;.' c = d></p>");
  }

  @Test
  void aUrlMayBeAbsent() {
    assertThat(html("<a href=\"${}\">x</a>", (Object) null).toHtml()).isEqualTo("<a>x</a>");
    assertThat(html("<a href=\"${}\">x</a>", false).toHtml()).isEqualTo("<a>x</a>");
  }

  @Test
  void voidElementsTakeAttributes() {
    assertThat(html("<input checked=\"${}\" value=\"${}\"/><br>", true, false).toHtml())
        .isEqualTo("<input checked value=\"false\"/><br>");
  }
}
