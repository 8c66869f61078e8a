package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A client's end of a connection: asks, and has a thread that reads. */
class Client {

  /** Is told what the broker says, on the reading thread. */
  interface Listener {

    void frame(String topic, byte[] frame);

    void ended(String topic);

    void down(Throwable cause);
  }

  private final Connection connection;
  private final Listener listener;

  // Guarded by itself.
  private final Queue<CompletableFuture<Void>> open = new ArrayDeque<>();
  private boolean over;

  private volatile long lastHeard = System.nanoTime();

  Client(Connection connection, String name, Listener listener) {
    this.connection = connection;
    this.listener = listener;
    AdapterThread.loop(name, this::read, this::ended);
  }

  CompletableFuture<Void> ask(Question question) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    synchronized (open) {
      try {
        if (over) {
          throw new IOException("the connection is over");
        }
        connection.ask(question);
        open.add(answer);
      } catch (IOException e) {
        answer.completeExceptionally(new NotSentException("not sent", e));
      }
    }
    return answer;
  }

  private void read() throws IOException, InterruptedException {
    while (true) {
      Word word = connection.next();
      lastHeard = System.nanoTime();
      switch (word) {
        case Word.Answer answer -> settle(answer.refusal());
        case Word.Frame frame -> listener.frame(frame.topic(), frame.frame());
        case Word.Ended ended -> listener.ended(ended.topic());
        case Word.End end -> {}
      }
    }
  }

  private void settle(@Nullable String refusal) {
    CompletableFuture<Void> answer;
    synchronized (open) {
      answer = open.remove();
    }
    if (refusal == null) {
      answer.complete(null);
    } else {
      answer.completeExceptionally(new RefusedException(refusal, null));
    }
  }

  private void ended(@Nullable Throwable cause) {
    connection.end();
    Queue<CompletableFuture<Void>> unanswered;
    synchronized (open) {
      over = true;
      unanswered = new ArrayDeque<>(open);
    }
    Throwable reason = cause == null ? new IOException("closed") : cause;
    listener.down(reason);
    unanswered.forEach(answer -> answer.completeExceptionally(reason));
  }

  /** Asks for a sign of life, and ends the connection where none came for too long. */
  void probe(Duration patience) {
    if (System.nanoTime() - lastHeard > patience.toNanos()) {
      connection.end();
    } else {
      ask(new Question.Role()).exceptionally(replica -> refused(replica));
    }
  }

  private @Nullable Void refused(Throwable failure) {
    if (failure instanceof RefusedException) {
      connection.end();
    }
    return null;
  }

  boolean isOver() {
    synchronized (open) {
      return over;
    }
  }

  void close() {
    connection.end();
  }
}
