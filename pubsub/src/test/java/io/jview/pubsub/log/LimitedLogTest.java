package io.jview.pubsub.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LimitedLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(LimitedLogTest.class);
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final LimitedLog log = new LimitedLog(LimitedLogTest.class, now::get);

  @BeforeEach
  void listen() {
    written.start();
    logger.addAppender(written);
    logger.setAdditive(false);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(written);
    logger.setAdditive(true);
  }

  private List<String> lines() {
    List<String> lines = written.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    written.list.clear();
    return lines;
  }

  @Test
  void tenLinesOfASortPassInTenSecondsAndTheRestIsCounted() {
    for (int i = 0; i < 17; i++) {
      log.error("{} failed", i);
    }
    log.error("another sort");
    assertThat(lines()).hasSize(11).contains("0 failed", "9 failed", "another sort");

    now.addAndGet(Duration.ofSeconds(10).toNanos());
    log.error("{} failed", 17);
    assertThat(lines()).containsExactly("(7 more like the next one were not logged)", "17 failed");
  }

  @Test
  void aThrowableKeepsItsTrace() {
    log.error("{} failed", "it", new IllegalStateException("why"));
    assertThat(written.list.get(0).getThrowableProxy().getMessage()).isEqualTo("why");
  }
}
