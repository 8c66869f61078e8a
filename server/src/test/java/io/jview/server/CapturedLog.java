package io.jview.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Collects what one class logs, instead of printing it. */
final class CapturedLog implements AutoCloseable {

  private final Logger logger;
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private CapturedLog(Logger logger) {
    this.logger = logger;
    events.start();
    logger.addAppender(events);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
  }

  static CapturedLog of(Class<?> owner) {
    return new CapturedLog((Logger) LoggerFactory.getLogger(owner));
  }

  List<String> messages() {
    return List.copyOf(events.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  List<String> causes() {
    return List.copyOf(events.list).stream()
        .map(event -> event.getThrowableProxy().getMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(events);
    logger.setAdditive(true);
    logger.setLevel(null);
  }
}
