package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlValueTest {

  private static final Route BOARD = Route.of("/boards/{id}/cards/{card}");

  @Test
  void valuesAreEncoded() {
    assertThat(Url.of("/boards/{id}", "a/b?c#d%e f+ü&=😀").query("q", "ä b&c=d+e").toString())
        .isEqualTo(
            "/boards/a%2Fb%3Fc%23d%25e%20f%2B%C3%BC%26%3D%F0%9F%98%80?q=%C3%A4%20b%26c%3Dd%2Be");
    assertThat(BOARD.url(7L, "x")).isEqualTo(Url.of("/boards/7/cards/{c}", "x"));
    assertThat(Url.of("/a").query("a b", 1).query("none", null).query("c", true))
        .hasToString("/a?a%20b=1&c=true");
    assertThat(Url.of("/a?b=c#d").query("e", "f")).hasToString("/a?b=c&e=f#d");
    assertThat(Url.of("https://a.example:80/{id}", "..x")).hasToString("https://a.example:80/..x");
    assertThat(Url.of("/")).hasToString("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void whatNoSegmentCanHoldLeadsNowhere(String value) {
    assertThat(Url.of("/a/{b}", value).query("c", "d")).hasToString("about:blank#blocked");
    assertThat(Url.of("/{a}/{b}", value, "evil.example")).hasToString("about:blank#blocked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/evil.example", "\\evil.example", "javascript:x", "%2F", "\t/x", "..."})
  void noValueLeadsElsewhere(String value) {
    assertThat(Url.of("/{a}/{b}", value, "c").toString()).startsWith("/").endsWith("/c");
    assertThat(Url.of("/{a}/{b}", value, "c").toString().substring(1))
        .doesNotStartWith("/")
        .doesNotContain("\\")
        .doesNotContain(":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "//a", "/\\a", "javascript:x", "https:", "https://", "https://{host}/", "/a b",
        "/a{b}", "/{a}b", "/{a", "/a}", "/{}", "/{a-b}", "/a?b={c}", "https:///a", "/\ta"
      })
  void aMalformedPatternIsRefused(String pattern) {
    assertThatThrownBy(() -> Route.read(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("malformed address '" + pattern + "'");
  }

  @Test
  void aRouteTakesAValueForEachParameter() {
    assertThatThrownBy(() -> BOARD.url(1))
        .hasMessage("the address '/boards/{id}/cards/{card}' has 2 parameters, but got 1 values");
    assertThatThrownBy(() -> BOARD.url(1, List.of("secret")))
        .hasMessageContaining("the parameter {card} of '/boards/{id}/cards/{card}' cannot be")
        .message()
        .doesNotContain("secret");
    assertThatThrownBy(() -> Url.of("/a").query("b", Map.of()))
        .hasMessageContaining("the field 'b' cannot be a value of type");
  }

  @Test
  void itStandsWhereverAUrlStands() {
    Url url = Url.of("/a").query("b", 1).query("c", 2);
    assertThat(html("<a href=\"${}\" title=\"${}\">${}</a>", url, url, url).toHtml())
        .isEqualTo("<a href=\"/a?b=1&amp;c=2\" title=\"/a?b=1&amp;c=2\">/a?b=1&amp;c=2</a>");
    assertThat(html("<a href=\"${}#${}\"></a>", url, "x").toHtml())
        .isEqualTo("<a href=\"/a?b=1&amp;c=2#x\"></a>");
  }

  @Test
  void linksHaveTheClientsAttributes() {
    assertThat(link.patch(BOARD.url(1, 2), "<x>").toHtml())
        .isEqualTo(
            "<a href=\"/boards/1/cards/2\" data-phx-link=\"patch\" data-phx-link-state=\"push\">"
                + "&lt;x&gt;</a>");
    assertThat(link.navigate(Url.of("/"), html("<b>${}</b>", 1)).toHtml())
        .isEqualTo(
            "<a href=\"/\" data-phx-link=\"redirect\" data-phx-link-state=\"push\"><b>1</b></a>");
  }
}
