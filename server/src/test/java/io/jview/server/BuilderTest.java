package io.jview.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BuilderTest {

  @Test
  void aShortSecretIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> JView.builder().secret("hunter2").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JVIEW_SECRET")
        .hasMessageNotContaining("hunter2");
  }
}
