package io.jview.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Jetty's lines are limited and cleaned, and nobody else's. */
class JettyLogTest {

  private static final int FLOOD = 60;

  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private Logger captured(String name) {
    Logger logger = (Logger) LoggerFactory.getLogger(name);
    events.start();
    logger.addAppender(events);
    logger.setAdditive(false);
    return logger;
  }

  @AfterEach
  void letGo() {
    for (String name : List.of("org.example.Jetty", "org.eclipse.jetty.http.HttpParser")) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      logger.detachAppender(events);
      logger.setAdditive(true);
    }
  }

  private List<String> lines() {
    return List.copyOf(events.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void theFirstLinesAreWrittenAndTheOthersCounted() {
    JettyLog.limit();
    Logger parser = captured("org.eclipse.jetty.http.HttpParser");
    for (int i = 0; i < 2 * FLOOD; i++) {
      parser.warn("Host {} and {}", "a\u009b", i, new IOException("of\u0085a stranger"));
    }
    assertThat(lines())
        .hasSizeBetween(1, 11)
        .allMatch(line -> line.startsWith("Host a\\u009b and"));
    assertThat(events.list.getFirst().getThrowableProxy().getMessage())
        .endsWith("of\\u0085a stranger");
  }

  @Test
  void linesOfOthersAreLeftAlone() {
    JettyLog.limit();
    Logger mine = captured("org.example.Jetty");
    for (int i = 0; i < FLOOD; i++) {
      mine.warn("mine {}", i);
    }
    assertThat(lines()).hasSize(FLOOD);
  }

  @Test
  void itOutlivesANewConfigurationAndIsThereOnce() {
    JettyLog.limit();
    JettyLog.limit();
    LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    assertThat(loggers.getTurboFilterList()).filteredOn(LimitedJetty.class::isInstance).hasSize(1);
    LimitedJetty limited =
        (LimitedJetty)
            loggers.getTurboFilterList().stream()
                .filter(LimitedJetty.class::isInstance)
                .findFirst()
                .orElseThrow();

    loggers.resetTurboFilterList();
    limited.onReset(loggers);

    assertThat(limited.isResetResistant()).isTrue();
    assertThat(loggers.getTurboFilterList()).containsOnlyOnce(limited);
  }
}
