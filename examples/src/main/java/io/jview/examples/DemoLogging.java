package io.jview.examples;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Sets up the demo's log where no {@code logback.xml} is found; reading one would take a fifth of
 * the time to the first page. Made by Logback.
 */
public final class DemoLogging extends ContextAwareBase implements Configurator {

  /** Made by Logback. */
  public DemoLogging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    DefaultJoranConfigurator file = new DefaultJoranConfigurator();
    file.setContext(context);
    if (file.configure(context) != ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY) {
      setUp(context);
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static void setUp(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss} %-5level %logger{0}: %msg%n");
    encoder.start();
    ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
    terminal.setContext(context);
    terminal.setName("TERMINAL");
    terminal.setEncoder(encoder);
    terminal.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(terminal);
    context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
    // It tells of an outage once for each connection, with a stack trace.
    context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
  }
}
