package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RespConnection;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.resp.RespSocket;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.NotSentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private final Queue<Question> unanswered = new ConcurrentLinkedQueue<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Appends appends = new Appends(this);

  /** Guarded by the lock. */
  private @Nullable IOException cause;

  Sender(RespSocket socket, BiConsumer<Sender, IOException> onEnd) throws IOException {
    this.connection = new RespConnection(socket, "publishing", this);
    this.onEnd = onEnd;
    connection.start();
  }

  /** Publishes a frame on a topic's channel. */
  public CompletableFuture<Void> publish(Channels.Named named, byte[] frame) {
    Publication publication = new Publication();
    lock.lock();
    try {
      unanswered.add(publication);
      if (cause == null && connection.complete(named.publication(), frame)) {
        return publication;
      }
      unanswered.remove(publication);
    } finally {
      lock.unlock();
    }
    publication.notSent();
    return publication;
  }

  /** Appends a frame to a topic's log, and publishes it on the topic's channel. */
  public CompletableFuture<Void> append(Channels.Named named, byte[] frame, LogBounds bounds) {
    return appends.append(named, frame, bounds);
  }

  /** Reads a part of a topic's log. */
  public CompletableFuture<LogPage> page(Channels.Named named, long from, int entries, long bytes) {
    return Pages.read(this, named, from, entries, bytes);
  }

  /** Asks something else; an error is an answer. */
  CompletableFuture<@Nullable Object> ask(byte[]... command) {
    Other question = new Other();
    lock.lock();
    try {
      unanswered.add(question);
      if (cause == null && connection.send(command)) {
        return question;
      }
      unanswered.remove(question);
    } finally {
      lock.unlock();
    }
    return CompletableFuture.failedFuture(
        new NotSentException("the connection to Redis is over", null));
  }

  @Override
  public void read(RespReader reader) throws IOException {
    Object reply = reader.read();
    Question question = unanswered.poll();
    if (question == null) {
      throw new IOException(
          reply instanceof RedisError error
              ? "Redis said: " + error.explained()
              : "it answered what nobody asked");
    }
    question.answered(reply);
  }

  @Override
  public void ended(IOException why, int unsent) {
    lock.lock();
    try {
      cause = why;
    } finally {
      lock.unlock();
    }
    List<Question> left = new ArrayList<>(unanswered);
    int sent = left.size() - unsent;
    left.subList(sent, left.size()).forEach(Question::notSent);
    appends.ended();
    onEnd.accept(this, why);
    left.subList(0, sent).forEach(question -> question.failed(why));
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

  private interface Question {

    void answered(@Nullable Object reply);

    /** It may have been sent, and will have no answer. */
    void failed(IOException why);

    /** Not one byte of it has left. */
    void notSent();
  }

  private static final class Publication extends CompletableFuture<Void> implements Question {

    @Override
    public void answered(@Nullable Object reply) {
      if (reply instanceof RedisError error) {
        completeExceptionally(error.exception());
      } else {
        complete(null);
      }
    }

    @Override
    public void failed(IOException why) {
      completeExceptionally(why);
    }

    @Override
    public void notSent() {
      completeExceptionally(
          new NotSentException("the connection to Redis ended before it was sent", null));
    }
  }

  private static final class Other extends CompletableFuture<@Nullable Object> implements Question {

    @Override
    public void answered(@Nullable Object reply) {
      complete(reply);
    }

    @Override
    public void failed(IOException why) {
      completeExceptionally(why);
    }

    @Override
    public void notSent() {
      completeExceptionally(new NotSentException("the connection to Redis is over", null));
    }
  }
}
