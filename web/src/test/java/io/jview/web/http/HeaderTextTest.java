package io.jview.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.web.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

  private static String header(Response response, String name) {
    return response.headers().get(name);
  }

  @ParameterizedTest
  @CsvSource({
    "/café, /caf%C3%A9",
    "/a?q=ü&b=%C3%BC, /a?q=%C3%BC&b=%C3%BC",
    "/日本/語#ü, /%E6%97%A5%E6%9C%AC/%E8%AA%9E#%C3%BC",
    "/😀, /%F0%9F%98%80",
    "/plain%20already?x=[1], /plain%20already?x=[1]",
  })
  void aPathBeyondAsciiIsPercentEncodedOnce(String path, String location) {
    assertThat(header(Response.redirect(path), "Location")).isEqualTo(location);
  }

  @ParameterizedTest
  @CsvSource({
    "https://müller.example/ä, https://xn--mller-kva.example/%C3%A4",
    "https://müller.example:8443/, https://xn--mller-kva.example:8443/",
    "http://日本.example?ü, http://xn--wgv71a.example?%C3%BC",
    "https://a.example/ä, https://a.example/%C3%A4",
  })
  void aHostBeyondAsciiIsWrittenInPunycode(String address, String location) {
    assertThat(header(Response.redirectAway(URI.create(address)), "Location")).isEqualTo(location);
  }

  @Test
  void aHostThatBrowsersReadAsAnotherIsRefused() {
    assertThatThrownBy(() -> Response.redirectAway(URI.create("https://straße.example/")))
        .hasMessageContaining("straße.example")
        .hasMessageContaining("xn--");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "attachment; filename=\"résumé.pdf\"| attachment; filename=\"r_sum_.pdf\";"
            + " filename*=UTF-8''r%C3%A9sum%C3%A9.pdf",
        "attachment; filename=日本.txt; size=3| attachment; filename=\"_.txt\";"
            + " filename*=UTF-8''%E6%97%A5%E6%9C%AC.txt; size=3",
        "inline; filename=\"a b.txt\"| inline; filename=\"a b.txt\"",
      },
      delimiter = '|')
  void aFileNameBeyondAsciiIsSaidInBothForms(String given, String sent) {
    assertThat(
            header(Response.empty(200).header("Content-Disposition", given), "Content-Disposition"))
        .isEqualTo(sent);
  }

  @Test
  void whatAHeaderCannotCarryIsRefusedWhereItIsSet() {
    assertThatThrownBy(() -> Response.empty(200).header("X-Name", "Zoë"))
        .hasMessageContaining("X-Name")
        .hasMessageContaining("ASCII");
    assertThatThrownBy(() -> Response.redirect("/\ud800")).hasMessageContaining("surrogate");
    assertThatThrownBy(() -> Response.empty(200).header("X-Name", "a\r\nb"))
        .hasMessageContaining("control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ü", "a:b", "a\n", "(a)"})
  void aNameThatIsNoTokenIsRefused(String name) {
    assertThatThrownBy(() -> Response.empty(200).header(name, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no name of a header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length", "transfer-encoding", "Connection", "Upgrade"})
  void headersOfTheConnectionAreTheServersOwn(String name) {
    assertThatThrownBy(() -> Response.empty(200).header(name, "x"))
        .hasMessageContaining("server's own");
  }
}
