package io.jview.liveview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

  @Test
  void aNumberThatIsNoneGivesTheFallback() {
    Params params = Params.parse("n=7&x=y");

    assertThat(params.get("n", 0)).isEqualTo(7);
    assertThat(params.get("x", 3)).isEqualTo(3);
    assertThat(params.get("none", 4)).isEqualTo(4);
    assertThat(params.get("none", "text")).isEqualTo("text");
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
