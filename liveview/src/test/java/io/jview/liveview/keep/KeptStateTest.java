package io.jview.liveview.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptStateTest {

  record Inner(String name) {}

  record Outer(int step, List<Inner> inner, Map<String, Long> counts) {}

  /** Another version of it. */
  record Later(int step, List<Inner> inner, Map<String, Long> counts, String added) {}

  record OtherInner(String title) {}

  record Deeper(int step, List<OtherInner> inner, Map<String, Long> counts) {}

  record Node(String name, List<Node> children) {}

  private static final Outer VALUE = new Outer(2, List.of(new Inner("a")), Map.of("x", 1L));

  private static KeptState written(Object value) {
    return KeptState.read(KeptState.of(value, true).bytes()).orElseThrow();
  }

  @Test
  void aRecordComesBackEqual() {
    assertThat(written(VALUE).as(Outer.class)).isEqualTo(VALUE);
    assertThat(written(VALUE).last()).isTrue();
    Node tree = new Node("a", List.of(new Node("b", List.of())));
    assertThat(written(tree).as(Node.class)).isEqualTo(tree);
  }

  @Test
  void whatIsNoRecordComesBackToo() {
    assertThat(written("text").as(String.class)).isEqualTo("text");
    assertThat((Object) written(Map.of("a", 1)).as(Map.class)).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void aRecordThatHasChangedIsNotGiven() {
    assertThatThrownBy(() -> written(VALUE).as(Later.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> written(VALUE).as(Deeper.class))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> written("text").as(Outer.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytesOfAnotherVersionAreNone() {
    assertThat(KeptState.read(new byte[0])).isEmpty();
    assertThat(KeptState.read(new byte[] {1, 1, 0})).isEmpty();
    byte[] bytes = KeptState.of(VALUE, false).bytes();
    bytes[0] = 2;
    assertThat(KeptState.read(bytes)).isEmpty();
  }
}
