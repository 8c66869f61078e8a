package io.jview.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.PubSub;
import io.jview.web.host.HostSettings;
import java.util.List;
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
    HostSettings shortSecret = HostSettings.of(PubSub.inMemory()).withSecrets(List.of("hunter2"));
    assertThatThrownBy(() -> Site.builder().build().open(shortSecret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("JVIEW_SECRET")
        .hasMessageNotContaining("hunter2");
  }
}
