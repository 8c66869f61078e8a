package io.jview.server.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import io.jview.pubsub.log.LimitedLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NormalizedParameters;

/**
 * Takes the lines of Jetty's classes out of Logback's hands and gives them to a {@link LimitedLog}
 * for each class, which writes some of them, cleaned. Costs a look at the level for all others.
 */
final class LimitedJetty extends TurboFilter implements LoggerContextListener {

  private static final String JETTY = "org.eclipse.jetty.";

  private final Map<String, LimitedLog> logs = new ConcurrentHashMap<>();
  private final ThreadLocal<Boolean> writing = new ThreadLocal<>();

  private LimitedJetty() {}

  static void in(LoggerContext loggers) {
    synchronized (LimitedJetty.class) {
      if (loggers.getTurboFilterList().stream().noneMatch(LimitedJetty.class::isInstance)) {
        LimitedJetty limited = new LimitedJetty();
        limited.setContext(loggers);
        limited.start();
        loggers.addTurboFilter(limited);
        loggers.addListener(limited);
      }
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      @Nullable Object @Nullable [] values,
      @Nullable Throwable failure) {
    if (level.levelInt < Level.INFO_INT
        || format == null
        || !logger.getName().startsWith(JETTY)
        || !level.isGreaterOrEqual(logger.getEffectiveLevel())
        || writing.get() != null) {
      return FilterReply.NEUTRAL;
    }
    writing.set(true);
    try {
      Throwable cause =
          failure == null ? NormalizedParameters.getThrowableCandidate(values) : failure;
      write(logger.getName(), level, new Line(format, values), cause);
    } finally {
      writing.remove();
    }
    return FilterReply.DENY;
  }

  /** All lines of a class are of one sort: some have their values in them by then. */
  private void write(String name, Level level, Line line, @Nullable Throwable failure) {
    LimitedLog log = logs.computeIfAbsent(name, key -> new LimitedLog(key, System::nanoTime));
    if (level.isGreaterOrEqual(Level.ERROR)) {
      log.error("{}", line, failure);
    } else if (level.isGreaterOrEqual(Level.WARN)) {
      log.warn("{}", line, failure);
    } else {
      log.info("{}", line, failure);
    }
  }

  /** Made only where it is written. */
  private record Line(String format, @Nullable Object @Nullable [] values) {

    @Override
    public String toString() {
      return MessageFormatter.arrayFormat(format, values).getMessage();
    }
  }

  @Override
  public boolean isResetResistant() {
    return true;
  }

  @Override
  public void onReset(LoggerContext loggers) {
    loggers.addTurboFilter(this);
  }

  @Override
  public void onStart(LoggerContext loggers) {}

  @Override
  public void onStop(LoggerContext loggers) {}

  @Override
  public void onLevelChange(Logger logger, Level level) {}
}
