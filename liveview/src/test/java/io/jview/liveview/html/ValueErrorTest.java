package io.jview.liveview.html;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueErrorTest {

  static Stream<Object> several() {
    return Stream.of(
        List.of(raw("x")),
        Set.of("x"),
        Stream.of(raw("x")),
        List.of(1).iterator(),
        new Object[] {new Html[] {raw("x")}},
        new int[] {1});
  }

  static Stream<Object> holders() {
    Supplier<Html> supplier = () -> raw("x");
    return Stream.of(Optional.of("x"), supplier, CompletableFuture.completedFuture("x"));
  }

  @ParameterizedTest
  @MethodSource("several")
  void severalValuesNeedEach(Object value) {
    assertThatThrownBy(() -> Template.parse("<p>\n${}</p>").fill(value))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("each(items, key, fn)")
        .hasMessageContaining("line 2, column 1");
    assertThatThrownBy(() -> Template.parse("<p class=\"${}\"></p>").fill(value))
        .hasMessageContaining("column 11");
  }

  @ParameterizedTest
  @MethodSource("holders")
  void aHolderIsNotItsValue(Object value) {
    assertThatThrownBy(() -> html("${}", value))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("pass what it holds");
  }

  record User(String name, String password) {}

  static Stream<Object> objects() {
    Object own =
        new Object() {
          @Override
          public String toString() {
            return "secret";
          }
        };
    return Stream.of(
        new User("ada", "secret"),
        Map.of("password", "secret"),
        Map.entry("password", "secret"),
        own,
        new Object(),
        new IllegalStateException("secret"),
        Locale.ROOT,
        Thread.currentThread(),
        User.class);
  }

  @ParameterizedTest
  @MethodSource("objects")
  void anObjectDoesNotShowWhatItIsMadeOf(Object value) {
    for (String template :
        List.of(
            "<p>${}</p>",
            "<p class=\"${}\"></p>",
            "<p class=\"a ${}\"></p>",
            "<a href=\"${}\"></a>",
            "<a href=\"/${}/\"></a>",
            "<p phx-click=\"${}\"></p>",
            "<p phx-value-a=\"${}\"></p>",
            "<title>${}</title>")) {
      assertThatThrownBy(() -> Template.parse(template).fill(value))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining(value.getClass().getTypeName())
          .hasMessageMatching("(?s).*(pass what is to be read|each\\(map.entrySet).*")
          .message()
          .doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p a=\"${}\"></p>",
        "<p a=\"x ${}\"></p>",
        "<a href=\"${}\"></a>",
        "<a href=\"/a/${}\"></a>",
        "<textarea>${}</textarea>",
        "<title>${}</title>"
      })
  void markupStandsInElementsOnly(String template) {
    List<Html> pieces =
        List.of(raw("x"), html("<b>${}</b>", 1), each(List.of(1), k -> k, k -> raw("y")));
    for (Html piece : pieces) {
      assertThatThrownBy(() -> Template.parse(template).fill(piece))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining("only text can stand in");
    }
  }

  @Test
  void tooFewValuesAreRefusedAtTheirPlaceholder() {
    assertThatThrownBy(() -> html("<p>${}\n${}</p>", 1))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("2 placeholders, but got 1 values (line 2, column 1 ");
  }

  @Test
  void tooManyValuesAreRefused() {
    assertThatThrownBy(() -> html("<p>$${}</p>", 1))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("0 placeholders, but got 1 values; $${ is the text ${");
  }

  @Test
  void theMessageDoesNotShowTheValue() {
    assertThatThrownBy(() -> html("${}", List.of("secret"))).message().doesNotContain("secret");
  }

  static Stream<List<Object>> keysThatRepeat() {
    return Stream.of(
        List.of(1, 2, 3, 3),
        List.of(1, 3, 2, 3),
        List.of(1L, 2L, 2L),
        List.of("a", "b", "b"),
        List.of(1, 2L, "b", 1),
        List.of('x', 'y', 'x'));
  }

  @ParameterizedTest
  @MethodSource("keysThatRepeat")
  void aKeyThatRepeatsIsFoundInAnyOrder(List<Object> keys) {
    assertThatThrownBy(() -> each(keys, k -> k, k -> raw("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two items have the key");
  }

  @Test
  void keysOfSeveralTypesMayStandTogether() {
    assertThat(each(List.of(1, 1L, "1", 2, '1'), k -> k, k -> raw(""))).isNotNull();
  }

  @Test
  void keysAreDifferentAndNotNull() {
    assertThatThrownBy(() -> each(List.of("a", "b", "a"), k -> k, k -> raw(k)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two items have the key a;");
    assertThatThrownBy(() -> each(List.of("a", "b"), k -> k.equals("a") ? k : null, k -> raw(k)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the key of item 1 is null");
    assertThatThrownBy(() -> each(Arrays.asList(1L, 1L), k -> "k".repeat(900), k -> raw("")))
        .message()
        .hasSizeLessThan(200);
  }

  @Test
  @SuppressWarnings("NullAway")
  void aMissingPieceIsRefused() {
    assertThatThrownBy(() -> when(true, () -> null)).hasMessage("when: fn gave null");
    assertThatThrownBy(() -> each(List.of(1), k -> k, k -> null)).hasMessage("each: fn gave null");
    assertThatThrownBy(() -> raw(null)).hasMessage("trustedHtml");
    assertThatThrownBy(() -> html("${}", (Object[]) null)).hasMessageContaining("(Object) null");
  }

  @Test
  void whenDoesNotRenderWhatIsNotThere() {
    Html nothing =
        when(
            false,
            () -> {
              throw new AssertionError("rendered");
            });
    assertThat(nothing.toHtml()).isEmpty();
  }
}
