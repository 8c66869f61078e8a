package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Commands;
import io.jview.pubsub.redis.resp.RedisError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Channels that a server is asked for, or rid of, with one command. */
final class Batch {

  /** The most channels in a command: one that is larger keeps the server from other work. */
  static final int LARGEST = 512;

  /** What can be asked with one command: on a cluster all channels must lie in one slot. */
  record Kind(boolean joining, boolean sharded, int partition) {}

  /** A channel, the topic of it, and the stage that waits; no topic for that of probes. */
  record Question(@Nullable String topic, byte[] channel, CompletableFuture<Void> answer) {}

  private final Kind kind;
  private final List<Question> questions;
  private int answered;
  private @Nullable RedisError error;

  Batch(Kind kind, List<Question> questions) {
    this.kind = kind;
    this.questions = questions;
  }

  List<Question> questions() {
    return questions;
  }

  byte[][] command() {
    byte[][] parts = new byte[questions.size() + 1][];
    parts[0] = Commands.subscribe(kind.joining, kind.sharded);
    for (int i = 0; i < questions.size(); i++) {
      parts[i + 1] = questions.get(i).channel();
    }
    return parts;
  }

  boolean isJoining() {
    return kind.joining;
  }

  /** The next channel, whose answer has come; null if it is another one's. */
  @Nullable Question answer(byte[] channel) {
    if (answered < questions.size() && Arrays.equals(questions.get(answered).channel(), channel)) {
      return questions.get(answered++);
    }
    return null;
  }

  boolean isAnswered() {
    return answered == questions.size();
  }

  void refuse(RedisError answer) {
    error = answer;
  }

  /** Whether one channel may be the reason why all were refused. */
  boolean isToBeSplit() {
    return error != null && error.isForbidden() && questions.size() > 1;
  }

  /** Two halves of a batch that was refused, perhaps for one channel in it. */
  List<Batch> halves() {
    int half = questions.size() / 2;
    List<Batch> halves = new ArrayList<>(2);
    halves.add(new Batch(kind, questions.subList(0, half)));
    halves.add(new Batch(kind, questions.subList(half, questions.size())));
    return halves;
  }

  /** Tells all who still wait how it ended. */
  void finish() {
    for (Question question : questions) {
      if (error == null) {
        question.answer.complete(null);
      } else {
        question.answer.completeExceptionally(error.exception());
      }
    }
  }
}
