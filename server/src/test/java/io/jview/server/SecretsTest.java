package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretsTest {

  @Test
  void theFirstOfSeveralComesFirst() {
    assertThat(Secrets.parse("new one, old one\n,")).containsExactly("new one", "old one");
  }

  @Test
  void withoutATextThereAreNone() {
    assertThat(Secrets.parse(null)).isEmpty();
    assertThat(Secrets.parse("")).isEmpty();
    assertThat(Secrets.parse(" , ")).isEmpty();
  }

  @Test
  void aShortSecretIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> JView.builder().secret("hunter2").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JVIEW_SECRET")
        .hasMessageNotContaining("hunter2");
  }
}
