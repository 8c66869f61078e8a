package io.jview.server.process;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * What Jetty logs by itself. Much of it is about what a stranger has sent, a line each time, with
 * text of his. SLF4J has no way to stand between a library and the log, so this is done for
 * Logback, where it is there.
 */
public final class JettyLog {

  private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

  private JettyLog() {}

  /** Has Jetty's lines limited and cleaned from now on, in the whole process. */
  public static void limit() {
    ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
    if (loggers.getClass().getName().equals(LOGBACK)) {
      LimitedJetty.in((LoggerContext) loggers);
    }
  }
}
