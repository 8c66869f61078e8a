package io.jview.liveview.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.log.LimitedLog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Instances that share a pub/sub find out whether they share a secret. */
class KeyCheckTest {

  private static final String OLD = "an old secret of more than 32 bytes";
  private static final String NEW = "a new secret of more than 32 bytes";

  private final PubSub pubsub = PubSub.inMemory();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final ListAppender<ILoggingEvent> written = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(KeyCheckTest.class);

  @BeforeEach
  void start() {
    written.start();
    logger.addAppender(written);
    logger.setAdditive(false);
    pubsub.start().toCompletableFuture().join();
    pubsub
        .subscribeTopic("test", KeyCheck.TOPIC, (topic, message) -> told.add(message.json()))
        .toCompletableFuture()
        .join();
  }

  @AfterEach
  void stop() {
    pubsub.stop().toCompletableFuture().join();
    logger.detachAppender(written);
    logger.setAdditive(true);
  }

  private KeyCheck instance(String name, String... secrets) throws Exception {
    List<String> ids = SigningKeys.of(List.of(secrets)).ids();
    LimitedLog log = new LimitedLog(KeyCheckTest.class, System::nanoTime);
    KeyCheck check = new KeyCheck(pubsub, name, ids, log);
    check.start().toCompletableFuture().join();
    awaitTold(name);
    return check;
  }

  private String awaitTold(String name) throws Exception {
    String message = told.poll(5, TimeUnit.SECONDS);
    assertThat(message).contains("\"instance\":\"" + name + "\"");
    return message;
  }

  private void awaitDelivered(long messages) {
    await().until(() -> pubsub.stats().delivered() == messages);
  }

  private List<String> lines(Level level) {
    return List.copyOf(written.list).stream()
        .filter(event -> event.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  @Test
  void noSharedSecretIsAnErrorOnBothWithTheWayOut() throws Exception {
    instance("one", OLD);
    instance("two", NEW);

    assertThat(awaitTold("one")).contains("\"answers\":\"two\"");
    await().until(() -> lines(Level.ERROR).size() == 2);
    assertThat(lines(Level.ERROR))
        .allMatch(line -> line.contains("same JVIEW_SECRET"))
        .anyMatch(line -> line.startsWith("Instance one "))
        .anyMatch(line -> line.startsWith("Instance two "))
        .noneMatch(line -> line.contains("secret of more"));
  }

  @Test
  void aRotationIsNoMismatch() throws Exception {
    instance("one", OLD, NEW);
    instance("two", NEW, OLD);
    instance("three", NEW, OLD);
    instance("last", OLD, NEW);

    awaitDelivered(2 + 3 + 4 + 5);
    assertThat(written.list).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void aSecretThatSignsBeforeAllHaveItIsAWarningWhereItIsMissing() throws Exception {
    instance("late", OLD);
    instance("early", NEW, OLD);

    awaitTold("late");
    await().until(() -> lines(Level.WARN).size() == 1);
    assertThat(lines(Level.WARN)).first().asString().startsWith("Instance early ");
    assertThat(lines(Level.ERROR)).isEmpty();
  }

  @Test
  void afterAGapItIsToldAgain() throws Exception {
    KeyCheck one = instance("one", OLD);

    one.onGap(Gap.of(KeyCheck.TOPIC, Gap.Reason.DISCONNECTED));

    awaitTold("one");
  }

  @Test
  void whatAForeignProgramSaysIsPassedOver() throws Exception {
    instance("one", OLD);
    for (Object nonsense : new Object[] {1, List.of(), "x", Map.of("instance", 1)}) {
      pubsub.broadcast(KeyCheck.TOPIC, nonsense).toCompletableFuture().join();
      told.take();
    }
    instance("two", OLD);

    awaitDelivered(2 + 4 * 2 + 3);
    assertThat(written.list).isEmpty();
  }
}
