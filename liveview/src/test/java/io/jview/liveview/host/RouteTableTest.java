package io.jview.liveview.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jview.liveview.host.RouteTable.Match;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where paths lead. */
class RouteTableTest {

  private static RouteTable<PathPattern> table(String... patterns) {
    return RouteTable.of(
        List.of(patterns).stream().map(PathPattern::parse).toList(), pattern -> pattern);
  }

  @ParameterizedTest
  @CsvSource({
    "/items/a%2Fb, a/b",
    "/items/a%5Cb, a\\b",
    "/items/a\\b, a\\b",
    "/items/50%25, 50%",
    "/items/a;b=c, a;b=c",
    "/items/a%3Bb, a;b",
    "/items/a|b, a|b",
    "/items/[a], [a]",
    "/items/%5Ba%5D, [a]",
    "/items/a+b, a+b",
    "/items/a%20b, a b",
    "/items/%252F, %2F",
    "/items/caf%C3%A9, café",
    "/items/caf%c3%a9, café",
    "/items/café, café",
    "/items/..., ...",
    "/items/x/, x",
    "/ITEMS/x, ",
    "/items, ",
    "/items/, ",
    "/items//, ",
    "//items/x, ",
    "/items//x, ",
    "/items/., ",
    "/items/.., ",
    "/items/%2e%2E, ",
    "/items/x/y, ",
    "/items/a%2Fb/c, ",
    "items/x, ",
    "*, ",
  })
  void aParameterIsOneSegmentDecoded(String path, String value) {
    Match<PathPattern> found = table("/items/{name}").find(path);
    assertThat(found == null ? null : found.parameters().get("name")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x/%", "/x/%4", "/x/%zz", "/x/%-1", "/x/%FF", "/x/%C0%AF", "/%E2%82"})
  void whatIsNotEncodedUtf8IsRefused(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> table("/x/{name}").find(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/caf%C3%A9, /café",
    "/café, /caf%C3%A9",
    "/a%2Fb, /a%2fb",
    "/%7Bname%7D, /{name}",
    "/docs/, /docs",
    "/docs, /docs/",
    "/, /",
  })
  void aLiteralMayBeWrittenEncodedOrNot(String pattern, String path) {
    assertThat(table(pattern).find(path)).isNotNull();
    assertThat(table(pattern, "/{any}/{other}").find(path)).isNotNull();
  }

  @Test
  void anEncodedSlashIsNoBoundary() {
    assertThat(table("/a%2Fb").find("/a/b")).isNull();
    assertThat(table("/a/b").find("/a%2Fb")).isNull();
    assertThat(table("/a/b", "/a%2Fb").find("/a%2Fb").target().text()).isEqualTo("/a%2Fb");
  }

  @ParameterizedTest
  @CsvSource({"/x/y, /x/y", "/x/b, /x/{b}", "/a/b, /{a}/b", "/a/c, /{a}/{b}", "/x, /{a}"})
  void theFirstLiteralDecidesWhateverTheOrder(String path, String pattern) {
    for (RouteTable<PathPattern> table :
        List.of(
            table("/{a}/b", "/x/{b}", "/x/y", "/{a}/{b}", "/{a}"),
            table("/{a}", "/{a}/{b}", "/x/y", "/x/{b}", "/{a}/b"))) {
      assertThat(table.find(path).target().text()).isEqualTo(pattern);
    }
  }

  @Test
  void severalParametersAreGiven() {
    assertThat(table("/chat/{room}/user/{id}").find("/chat/a%2Fb/user/7").parameters())
        .isEqualTo(Map.of("room", "a/b", "id", "7"));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/{b}, /a/{c}",
    "/caf%C3%A9, /café",
    "/a, /a/",
    "/%61, /a",
    "/{x}/%62, /{y}/b/",
  })
  void twoForTheSamePathsAreRefusedWithBothInTheMessage(String one, String other) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(one, other))
        .withMessage("the routes '%s' and '%s' match the same paths", one, other);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "//",
        "//a",
        "/a//b",
        "/a//",
        "/{}",
        "/{a b}",
        "/{a-b}",
        "/x{a}",
        "/{a}x",
        "/{a}/{a}",
        "/a?b",
        "/a#b",
        "/{a",
        "/a}",
        "/%zz",
        "/%FF",
        "/.",
        "/a/..",
        "/%2e%2e/b"
      })
  void aMalformedPatternIsNamed(String pattern) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathPattern.parse(pattern))
        .withMessageContaining("malformed route '" + pattern + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/a/{b}/, /a/{}",
    "/caf%C3%A9, /café",
    "/%7Bx%7D, /%7Bx%7D",
    "/a%2fb/%25, /a%2Fb/%25"
  })
  void itsShapeIsTheSameHoweverItIsWritten(String pattern, String shape) {
    assertThat(PathPattern.parse(pattern).shape()).isEqualTo(shape);
  }
}
