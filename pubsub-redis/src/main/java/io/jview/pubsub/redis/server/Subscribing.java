package io.jview.pubsub.redis.server;

import io.jview.pubsub.spi.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one answer of those for each topic. */
public final class Subscribing {

  private Subscribing() {}

  /**
   * Asks for each topic; done when all are answered. Where some were refused, that is told with
   * their names; where one met trouble, all have.
   */
  public static CompletableFuture<Void> all(
      Collection<String> topics, Function<String, CompletableFuture<Void>> question) {
    Map<String, CompletableFuture<Void>> answers = new LinkedHashMap<>();
    topics.forEach(topic -> answers.put(topic, question.apply(topic)));
    return CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
        .handle(
            (done, failure) -> {
              if (failure != null) {
                throw summary(answers, failure);
              }
              return null;
            });
  }

  private static RuntimeException summary(
      Map<String, CompletableFuture<Void>> answers, Throwable first) {
    List<String> refused = new ArrayList<>();
    RefusedException refusal = null;
    for (Map.Entry<String, CompletableFuture<Void>> each : answers.entrySet()) {
      Throwable failure = failure(each.getValue());
      if (failure instanceof RefusedException said) {
        refused.add(each.getKey());
        refusal = said;
      } else if (failure != null) {
        return new CompletionException(failure);
      }
    }
    return refusal == null
        ? new CompletionException(first)
        : new RefusedException(refused, String.valueOf(refusal.getMessage()), refusal);
  }

  private static @Nullable Throwable failure(CompletableFuture<Void> answer) {
    return answer.isCompletedExceptionally() ? answer.exceptionNow() : null;
  }
}
