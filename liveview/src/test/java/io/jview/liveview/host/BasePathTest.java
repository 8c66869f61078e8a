package io.jview.liveview.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasePathTest {

  private static final BasePath APP = BasePath.of("/app");

  @Test
  void whatThePathOfASiteIsUnderIsPutOnAndTakenOff() {
    assertThat(APP.add("/page?x=1")).isEqualTo("/app/page?x=1");
    assertThat(APP.add("/")).isEqualTo("/app/");
    assertThat(APP.add("https://example.com/a")).isEqualTo("https://example.com/a");
    assertThat(APP.strip("/app/page")).isEqualTo("/page");
    assertThat(APP.strip("/app/")).isEqualTo("/");
    assertThat(APP.strip("/app")).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "", "/apple", "/page", "/ap", "/App/page", "app/page"})
  void whatIsNotUnderItIsNoPathOfTheSite(String seen) {
    assertThat(APP.strip(seen)).isNull();
  }

  @Test
  void atTheRootNothingChanges() {
    assertThat(BasePath.ROOT.add("/page")).isEqualTo("/page");
    assertThat(BasePath.ROOT.strip("/page")).isEqualTo("/page");
    assertThat(BasePath.of("/")).isEqualTo(BasePath.ROOT);
    assertThat(BasePath.of("")).isEqualTo(BasePath.ROOT);
  }

  @ParameterizedTest
  @CsvSource({"/app,/app", "/app/,/app", "/shop/de,/shop/de", "/caf%C3%A9,/caf%C3%A9"})
  void aSlashAtTheEndDoesNotCount(String written, String path) {
    assertThat(BasePath.of(written).path()).isEqualTo(path);
  }

  @Test
  void oneStandsUnderAnother() {
    assertThat(APP.under(BasePath.of("/outer"))).isEqualTo(BasePath.of("/outer/app"));
    assertThat(APP.under(BasePath.ROOT)).isSameAs(APP);
    assertThat(BasePath.ROOT.under(APP)).isEqualTo(APP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app",
        "//app",
        "/a//b",
        "/app//",
        "/a b",
        "/a?b",
        "/a#b",
        "/a\\b",
        "/a\r\nb",
        "/%zz",
        "/..",
        "/a/../b",
        "/.",
        "/<script>",
        "/a\"b",
        "//evil.example",
        "javascript:alert(1)"
      })
  void anythingElseIsNone(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BasePath.of(path))
        .withMessageStartingWith("not a base path: it must look like /app");
  }

  @Test
  void itIsBounded() {
    assertThatIllegalArgumentException().isThrownBy(() -> BasePath.of("/" + "a".repeat(256)));
  }
}
