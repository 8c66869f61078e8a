package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.js.JS;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {

  private static final String ATTACK = "[[\"push\",{\"event\":\"delete\"}]]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phx-click",
        "phx-click-away",
        "phx-change",
        "phx-submit",
        "phx-keydown",
        "phx-keyup",
        "phx-window-keydown",
        "phx-window-keyup",
        "phx-focus",
        "phx-blur",
        "phx-window-focus",
        "phx-window-blur",
        "phx-mounted",
        "phx-remove",
        "phx-connected",
        "phx-disconnected",
        "phx-viewport-top",
        "phx-viewport-bottom",
        "phx-auto-recover",
        "phx-target",
        "phx-hook",
        "phx-update",
        "phx-progress",
        "phx-debounce",
        "phx-throttle",
        "phx-disable-with",
        "phx-trigger-action",
        "phx-my-own",
        "PHX-Click"
      })
  void aTextThatBeginsWithABracketIsNoCommand(String name) {
    Template whole = Template.parse("<p " + name + "=\"${}\"></p>");
    Template parts = Template.parse("<p " + name + "=' ${}${}'></p>");
    for (String blank : new String[] {"", " ", "\n\t", "\u00A0", "\u200B", "\uFEFF", "\0"}) {
      assertRefused(whole, blank + ATTACK);
      assertRefused(whole, new StringBuilder(blank + "["));
      assertRefused(parts, blank, ATTACK);
      assertRefused(parts, blank + ATTACK, "");
    }
    assertThat(whole.fill("save").toHtml()).isEqualTo("<p " + name + "=\"save\"></p>");
    assertThat(whole.fill((Object) null).toHtml()).isEqualTo("<p></p>");
    assertThat(parts.fill("a", "[b").toHtml()).isEqualTo("<p " + name + "=' a[b'></p>");
  }

  private static void assertRefused(Template template, Object... values) {
    assertThatThrownBy(() -> template.fill(values))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("build the command with JS")
        .message()
        .doesNotContain("delete");
  }

  @Test
  void aTextBehindFixedTextIsNoCommand() {
    assertThat(html("<p phx-click=\"open-${}\"></p>", ATTACK).toHtml()).contains("open-[[&quot;");
  }

  @Test
  void whatAnEventCarriesMayBeginWithABracket() {
    assertThat(html("<p phx-value-name=\"${}\"></p>", ATTACK).toHtml())
        .isEqualTo(
            "<p phx-value-name=\"[[&quot;push&quot;,{&quot;event&quot;:&quot;delete&quot;}]]\"></p>");
    assertThat(html("<p data-name=\"${}\" title='${}'></p>", ATTACK, ATTACK).toHtml())
        .contains("data-name=\"[[&quot;");
  }

  @Test
  void aCommandWrittenInTheTemplateStands() {
    String page = "<p phx-click='[[\"hide\",{}]]'></p>";
    assertThat(html("<p phx-click='[[\"hide\",{}]]'></p>").toHtml()).isEqualTo(page);
  }

  @Test
  void aCommandIsAValue() {
    Html page = html("<p phx-click=\"${}\"></p>", JS.push("a'b\"<").then(JS.hide("#x")));
    assertThat(Jsoup.parse(page.toHtml()).expectFirst("p").attr("phx-click"))
        .isEqualTo("[[\"push\",{\"event\":\"a'b\\\"<\"}],[\"hide\",{\"to\":\"#x\"}]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>${}</p>",
        "<p data-cancel=\"${}\"></p>",
        "<p title=\"${}\"></p>",
        "<p phx-value-a=\"${}\"></p>",
        "<p phx-click=\"a ${}\"></p>",
        "<p phx-click=\"${} \"></p>",
        "<a href=\"${}\"></a>",
        "<title>${}</title>"
      })
  void aCommandStandsInABindingOnly(String template) {
    assertThatThrownBy(() -> Template.parse(template).fill(JS.push("save")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("phx-click=\"${}\"");
  }
}
