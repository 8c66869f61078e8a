package io.jview.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.web.Limits;
import java.time.Duration;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.junit.jupiter.api.Test;

/** What Jetty is told of a socket. */
class JettySocketsTest {

  @Test
  void aSocketOutlivesThePauseBetweenHeartbeats() {
    ConfigurationCustomizer configuration = JettySockets.configuration(Limits.DEFAULTS);
    assertThat(configuration.getIdleTimeout()).isEqualTo(Duration.ofSeconds(90));
  }
}
