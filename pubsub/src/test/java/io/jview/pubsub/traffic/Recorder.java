package io.jview.pubsub.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.TopicHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;

/** Keeps the messages and gaps of a session, in order. */
public final class Recorder implements TopicHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Object> entries = new ArrayList<>();

  @Override
  public synchronized void onMessage(String topic, Message message) {
    entries.add(message.value());
  }

  @Override
  public synchronized void onGap(Gap gap) {
    entries.add(gap);
  }

  public synchronized List<Object> entries() {
    return new ArrayList<>(entries);
  }

  public long gaps() {
    return entries().stream().filter(Gap.class::isInstance).count();
  }

  private static ConditionFactory patiently() {
    return await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
  }

  public void awaitGaps(int atLeast) {
    patiently().until(() -> gaps() >= atLeast);
  }

  public void awaitGaps(Gap.Reason reason, int atLeast) {
    patiently().until(() -> gaps(reason) >= atLeast);
  }

  public long gaps(Gap.Reason reason) {
    return entries().stream().filter(e -> e instanceof Gap gap && gap.reason() == reason).count();
  }

  public void awaitCount(int entries) {
    patiently().until(() -> entries().size() >= entries);
  }

  public void awaitMessage(Object message) {
    patiently().until(() -> entries().contains(message));
  }

  /** Whole numbers that grow, without a hole that neither a gap nor a failure explains. */
  public void assertNothingLostUntold(Set<Long> failed) {
    long last = 0;
    boolean told = false;
    for (Object entry : entries()) {
      if (entry instanceof Long number) {
        assertThat(number).as("repeated or reordered").isGreaterThan(last);
        for (long missing = last + 1; missing < number && !told; missing++) {
          assertThat(failed).as("lost untold, ahead of " + number).contains(missing);
        }
        last = number;
        told = false;
      } else {
        told = true;
      }
    }
  }
}
