package io.jview.pubsub.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Topics that a server is asked for, or rid of, with one command. */
final class Batch {

  /** The most topics in a command: one that is larger keeps the server from other work. */
  static final int LARGEST = 512;

  /** A topic and the stage that waits for it. */
  record Question(String topic, byte[] channel, CompletableFuture<Void> answer) {}

  private final boolean joining;
  private final List<Question> questions;
  private int confirmed;
  private @Nullable RedisError error;

  Batch(boolean joining, List<Question> questions) {
    this.joining = joining;
    this.questions = questions;
  }

  boolean joining() {
    return joining;
  }

  List<Question> questions() {
    return questions;
  }

  byte[][] command(byte[] word) {
    byte[][] parts = new byte[questions.size() + 1][];
    parts[0] = word;
    for (int i = 0; i < questions.size(); i++) {
      parts[i + 1] = questions.get(i).channel();
    }
    return parts;
  }

  /** The next topic, which the server has confirmed. */
  @Nullable Question confirm() {
    return confirmed < questions.size() ? questions.get(confirmed++) : null;
  }

  void refuse(RedisError answer) {
    error = answer;
  }

  @Nullable RedisError error() {
    return error;
  }

  /** Two halves of a batch that was refused, perhaps for one topic in it. */
  List<Batch> halves() {
    int half = questions.size() / 2;
    List<Batch> halves = new ArrayList<>(2);
    halves.add(new Batch(joining, questions.subList(0, half)));
    halves.add(new Batch(joining, questions.subList(half, questions.size())));
    return halves;
  }
}
