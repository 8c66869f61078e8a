package io.jview.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;

class DemoLoggingTest {

  @Test
  void aConfigurationFileThatIsFoundComesFirst() {
    LoggerContext context = new LoggerContext();

    new DemoLogging().configure(context);

    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    assertThat(root.getLevel()).as("as in logback-test.xml").isEqualTo(Level.WARN);
    assertThat(context.getLogger("org.eclipse.jetty").getLevel()).isNull();
  }
}
