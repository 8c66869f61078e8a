package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RespConnection;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.resp.RespSocket;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Publishes, pipelined: an answer belongs to the oldest question that has none. */
public final class Sender implements RespConnection.Listener {

  private final RespConnection connection;
  private final BiConsumer<Sender, IOException> onEnd;

  /** What has no answer yet; added to under the lock, taken from by the reading thread. */
  private final Queue<CompletableFuture<Void>> unanswered = new ConcurrentLinkedQueue<>();

  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by the lock. */
  private @Nullable IOException cause;

  Sender(RespSocket socket, BiConsumer<Sender, IOException> onEnd) throws IOException {
    this.connection = new RespConnection(socket, "publishing", this);
    this.onEnd = onEnd;
    connection.start();
  }

  /** Publishes with a command whose beginning, up to the frame, is known as bytes. */
  public CompletableFuture<Void> publish(byte[] beginning, byte[] frame) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    lock.lock();
    try {
      if (cause != null) {
        return CompletableFuture.failedFuture(cause);
      }
      unanswered.add(answer);
      connection.complete(beginning, frame);
    } finally {
      lock.unlock();
    }
    return answer;
  }

  @Override
  public void read(RespReader reader) throws IOException {
    Object reply = reader.read();
    CompletableFuture<Void> answer = unanswered.poll();
    if (answer == null) {
      throw new IOException("it answered what nobody asked");
    }
    if (reply instanceof RedisError error) {
      answer.completeExceptionally(error.exception());
    } else {
      answer.complete(null);
    }
  }

  @Override
  public void ended(IOException why) {
    lock.lock();
    try {
      cause = why;
    } finally {
      lock.unlock();
    }
    onEnd.accept(this, why);
    for (CompletableFuture<Void> left = unanswered.poll(); left != null; left = unanswered.poll()) {
      left.completeExceptionally(why);
    }
  }

  boolean hasEnded() {
    lock.lock();
    try {
      return cause != null;
    } finally {
      lock.unlock();
    }
  }

  RespConnection connection() {
    return connection;
  }
}
