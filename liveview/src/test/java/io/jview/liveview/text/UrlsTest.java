package io.jview.liveview.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlsTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a", "/a/b?c=d&e=%20#f", "/a//b", "/ü"})
  void aPathOfThisSiteIsLocal(String to) {
    assertThat(Urls.local(to)).isEqualTo(to);
    assertThat(Urls.localOrWeb(to)).isEqualTo(to);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/a\r\nSet-Cookie: x",
        "/a b",
        "/\u0000",
        "/\u007f",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.com/",
        "mailto:a@b"
      })
  void anythingElseIsNot(String to) {
    assertThatIllegalArgumentException().isThrownBy(() -> Urls.local(to));
    assertThatIllegalArgumentException().isThrownBy(() -> Urls.localOrWeb(to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://example.com", "https://example.com/a?b=c|d", "HTTPS://example.com:8443/"})
  void aRedirectMayLeaveTheSiteByWeb(String to) {
    assertThat(Urls.localOrWeb(to)).isEqualTo(to);
    assertThatIllegalArgumentException().isThrownBy(() -> Urls.local(to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http:evil", "http:///x", "https://", "http://a b/", "https://\\evil"})
  void aWebAddressNeedsAHost(String to) {
    assertThatIllegalArgumentException().isThrownBy(() -> Urls.localOrWeb(to));
  }

  @Test
  void anAddressIsPathAndQueryWhateverStandsAround() {
    assertThat(Address.of("https://h:1/a/b?c=d#e")).isEqualTo(new Address("/a/b", "c=d"));
    assertThat(Address.of("http://h")).isEqualTo(new Address("/", null));
    assertThat(Address.of("/a?b=http://c/d")).isEqualTo(new Address("/a", "b=http://c/d"));
    assertThat(Address.of("/a?")).isEqualTo(new Address("/a", ""));
    assertThat(Address.of("nonsense")).isEqualTo(new Address("nonsense", null));
  }

  @Test
  void aPlusIsASpaceInAQueryAndAPlusInAPath() {
    assertThat(Urls.decode("a+b%2Bc")).isEqualTo("a b+c");
    assertThat(Urls.decodeSegment("a+b%20c")).isEqualTo("a+b c");
  }
}
