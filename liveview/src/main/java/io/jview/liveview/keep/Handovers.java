package io.jview.liveview.keep;

import io.jview.liveview.trust.KeptTokens;
import io.jview.liveview.trust.Trust;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.log.LimitedLog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * Asks all instances for a page whose browser has come here: one that still has it, because it has
 * not noticed yet or has not written yet, ends it, writes what it keeps, and answers. What they say
 * is signed, so that a foreign program on the broker can end nothing. Thread-safe.
 */
final class Handovers implements TopicHandler {

  /** Reserved for this. */
  static final String TOPIC = "jview:kept";

  /** How long a join waits for an answer; an instance that does not have the page gives none. */
  static final Duration LONGEST = Duration.ofMillis(300);

  private static final int MAX_TOKEN = 4_096;

  private final PubSubProvider pubsub;
  private final KeptTokens tokens;
  private final String instance;
  private final KeptPages pages;
  private final BiConsumer<Duration, Runnable> timer;
  private final LimitedLog log;
  private final AtomicLong questions = new AtomicLong();
  private final ConcurrentMap<String, CompletableFuture<Boolean>> open = new ConcurrentHashMap<>();

  Handovers(
      PubSubProvider pubsub,
      Trust trust,
      KeptPages pages,
      BiConsumer<Duration, Runnable> timer,
      LimitedLog log) {
    this.pubsub = pubsub;
    this.tokens = trust.kept();
    this.instance = trust.freshId();
    this.pages = pages;
    this.timer = timer;
    this.log = log;
  }

  CompletionStage<Void> start() {
    return pubsub.subscribeTopic("kept:" + instance, TOPIC, this);
  }

  /**
   * Asks for a page.
   *
   * @param joins views that have joined later than that are not meant
   * @return done when an instance has given it up: whether it has kept something; fails where
   *     nobody answers
   */
  CompletableFuture<Boolean> ask(String page, long joins) {
    String question = instance + "." + questions.incrementAndGet();
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    open.put(question, answer);
    answer.whenComplete((done, failure) -> open.remove(question));
    timer.accept(LONGEST, () -> answer.completeExceptionally(new TimeoutException()));
    say(Map.of("ask", question, "page", page, "joins", Long.toString(joins)))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
              }
            });
    return answer;
  }

  private CompletionStage<Void> say(Map<String, String> words) {
    try {
      return pubsub.broadcast(TOPIC, tokens.sign(words));
    } catch (RuntimeException failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  @Override
  public void onMessage(String topic, Message message) {
    Map<String, String> words =
        message.size() <= MAX_TOKEN && message.value() instanceof String token
            ? tokens.read(token)
            : Map.of();
    if (words.get("ask") instanceof String question) {
      asked(question, words.getOrDefault("page", ""), words.getOrDefault("joins", ""));
    } else if (words.get("answer") instanceof String question) {
      CompletableFuture<Boolean> waits = open.get(question);
      if (waits != null) {
        waits.complete(Boolean.valueOf(words.getOrDefault("kept", "")));
      }
    } else {
      log.warn(
          "A message on topic '{}' was ignored: no instance with a secret of this one has sent it",
          TOPIC);
    }
  }

  private void asked(String question, String page, String joins) {
    if (question.startsWith(instance + ".") || !joins.matches("\\d{1,18}")) {
      return;
    }
    CompletableFuture<Boolean> over = pages.giveUp(page, Long.parseLong(joins));
    if (over != null) {
      over.thenAccept(kept -> say(Map.of("answer", question, "kept", kept.toString())));
    }
  }
}
