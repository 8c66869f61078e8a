package io.jview.pubsub.replay;

import io.jview.pubsub.Retention;
import io.jview.pubsub.spi.LogBounds;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which topics are kept, and how much of each: the first rule that fits. */
public final class KeptTopics {

  /** None. */
  public static final KeptTopics NONE = new KeptTopics(List.of());

  private final List<Rule> rules;

  /** Makes one; the rules' predicates are asked on callers' threads, under no lock. */
  public KeptTopics(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** How much of a topic is kept; null where it is not. */
  public @Nullable LogBounds of(String topic) {
    for (Rule rule : rules) {
      if (rule.topics.test(topic)) {
        return rule.bounds;
      }
    }
    return null;
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Topics, and how much of each is kept. */
  public record Rule(Predicate<String> topics, LogBounds bounds) {

    /** Makes one. */
    public static Rule of(Predicate<String> topics, Retention retention) {
      return new Rule(
          topics, new LogBounds(retention.messages(), retention.bytes(), retention.age()));
    }
  }
}
