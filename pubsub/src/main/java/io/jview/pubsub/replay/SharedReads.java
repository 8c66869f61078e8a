package io.jview.pubsub.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log once for all who want the same of it at a time, as after an outage, when all
 * sessions of a topic go on from the same place. Who asks while it is being read shares the next
 * time: what was asked before may have been read before.
 */
final class SharedReads {

  private final TopicLog log;

  /** What is under way; guarded by itself. */
  private final Map<Key, Turns> turns = new HashMap<>();

  SharedReads(TopicLog log) {
    this.log = log;
  }

  CompletionStage<Page> read(String topic, long from) {
    Key key = new Key(topic, from);
    CompletableFuture<Page> mine;
    synchronized (turns) {
      Turns known = turns.get(key);
      if (known != null) {
        return known.join();
      }
      mine = new CompletableFuture<>();
      turns.put(key, new Turns());
    }
    ask(key, mine);
    return mine;
  }

  private void ask(Key key, CompletableFuture<Page> waiting) {
    CompletionStage<Page> answer;
    try {
      answer = log.read(key.topic, key.from);
    } catch (RuntimeException e) {
      answer = CompletableFuture.failedStage(e);
    }
    answer.whenComplete(
        (page, failure) -> {
          next(key);
          if (failure == null) {
            waiting.complete(page);
          } else {
            waiting.completeExceptionally(failure);
          }
        });
  }

  private void next(Key key) {
    CompletableFuture<Page> next;
    synchronized (turns) {
      Turns known = turns.get(key);
      next = known == null ? null : known.next;
      if (known != null && next != null) {
        known.next = null;
      } else {
        turns.remove(key);
      }
    }
    if (next != null) {
      ask(key, next);
    }
  }

  private record Key(String topic, long from) {}

  /** A read that is under way, and the one that follows on it. */
  private static final class Turns {
    private @Nullable CompletableFuture<Page> next;

    CompletableFuture<Page> join() {
      if (next == null) {
        next = new CompletableFuture<>();
      }
      return next;
    }
  }
}
