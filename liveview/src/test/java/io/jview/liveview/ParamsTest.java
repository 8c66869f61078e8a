package io.jview.liveview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {

  @Test
  void aQueryIsReadAsBrowsersWriteIt() {
    Params params = Params.parse("a=1&b=two+words&a=2&c&=x&d=%C3%BC&e=a=b&&");

    assertThat(params.asMap())
        .isEqualTo(
            Map.of(
                "a", List.of("1", "2"),
                "b", List.of("two words"),
                "c", List.of(""),
                "d", List.of("ü"),
                "e", List.of("a=b")));
    assertThat(params.get("a")).isEqualTo("2");
    assertThat(params.all("a")).isEqualTo(List.of("1", "2"));
    assertThat(params.get("none")).isNull();
    assertThat(params.all("none")).isEmpty();
  }

  @Test
  void nothingHoldsNothing() {
    assertThat(Params.parse(null)).isEqualTo(Params.parse("")).isEqualTo(Params.of(Map.of()));
  }

  enum Color {
    RED,
    GREEN
  }

  record Filter(String q, int page, @Nullable Integer most, Color color, List<Long> ids) {}

  @Test
  void whatIsNotThereGivesTheFallback() {
    Params params = Params.parse("n=7&long=3000000000&b=on&c=GREEN&blank=+");

    assertThat(params.get("n", 0)).isEqualTo(7);
    assertThat(params.get("long", 0L)).isEqualTo(3_000_000_000L);
    assertThat(params.get("b", false)).isTrue();
    assertThat(params.get("c", Color.RED)).isEqualTo(Color.GREEN);
    assertThat(params.get("none", 4)).isEqualTo(4);
    assertThat(params.get("none", 4L)).isEqualTo(4L);
    assertThat(params.get("none", true)).isTrue();
    assertThat(params.get("none", Color.RED)).isEqualTo(Color.RED);
    assertThat(params.get("none", "text")).isEqualTo("text");
    assertThat(params.get("blank", 5)).isEqualTo(5);
  }

  @Test
  void whatMustBeThereIs() {
    Params params = Params.parse("n=-7&long=3000000000&b=false&c=RED&d=2026-11-28");

    assertThat(params.getInt("n")).isEqualTo(-7);
    assertThat(params.getLong("long")).isEqualTo(3_000_000_000L);
    assertThat(params.getBoolean("b")).isFalse();
    assertThat(params.get("n", int.class)).isEqualTo(-7);
    assertThat(params.get("c", Color.class)).isEqualTo(Color.RED);
    assertThat(params.get("d", LocalDate.class)).isEqualTo(LocalDate.of(2026, 11, 28));
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> params.getInt("none"))
        .withMessage("'none' is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "1.5", "2147483648", "-2147483649", "99999999999999999999", "0x10", "1_0"})
  void whatIsNoNumberOfTheTypeIsNeverAFallback(String text) {
    Params params = Params.of(Map.of("n", text));

    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> params.get("n", 3))
        .withMessageStartingWith("'n' is no Integer")
        .withMessageNotContaining(text);
    assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> params.getInt("n"));
  }

  @Test
  void whatIsNoBooleanAndNoConstantIsRefused() {
    Params params = Params.parse("x=maybe");

    assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> params.get("x", true));
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> params.get("x", Color.RED));
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> params.get("x", Color.class));
    assertThatExceptionOfType(BadRequestException.class).isThrownBy(() -> params.getLong("x"));
  }

  @Test
  void aRecordTakesWhatHasTheNamesOfItsParts() {
    assertThat(Params.parse("q=a+b&page=2&color=RED&ids=1&ids=2&other=x").as(Filter.class))
        .isEqualTo(new Filter("a b", 2, null, Color.RED, List.of(1L, 2L)));
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> Params.parse("page=many&color=RED").as(Filter.class))
        .withMessage("'page' of Filter cannot be read");
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> Params.parse("page=1").as(Filter.class));
  }

  @Test
  void addedValuesWin() {
    assertThat(Params.parse("a=1&a=2&b=3").with(Map.of("a", "9")))
        .isEqualTo(Params.ofAll(Map.of("a", List.of("9"), "b", List.of("3"))));
  }

  @Test
  void wrongEncodingIsNamed() {
    assertThatIllegalArgumentException().isThrownBy(() -> Params.parse("a=%zz"));
  }

  @Test
  void nobodyChangesThem() {
    Params params = Params.parse("a=1");

    assertThatThrownBy(() -> params.asMap().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> params.all("a").add("2"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
