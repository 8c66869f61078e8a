package io.jview.pubsub.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jview.pubsub.redis.resp.Commands;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RespConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Health that is delivery: what is published on one connection must come back on the other one.
 * Looks at both once in an interval, by the answers to what it sent at the look before. Any answer
 * proves that a connection lives, an error too; where there is only one, that one is looked at.
 */
final class Probe {

  private final byte[] channel;
  private final Duration interval;
  private final Complaints complaints;

  // Guarded by this.
  private @Nullable Round round;
  private long rounds;
  private long lookedAt;

  Probe(byte[] channel, Duration interval, Complaints complaints) {
    this.channel = channel;
    this.interval = interval;
    this.complaints = complaints;
  }

  byte[] channel() {
    return channel;
  }

  /** Publishes a token; the stage is done when it has come back, and fails when it is refused. */
  CompletableFuture<Void> send(@Nullable Sender sender, @Nullable Receiver receiver) {
    Round now;
    synchronized (this) {
      byte[] token = Long.toString(++rounds).getBytes(US_ASCII);
      lookedAt = System.nanoTime();
      now = new Round(token, sender, receiver, lookedAt, new CompletableFuture<>());
      round = now;
    }
    if (sender != null) {
      sender
          .ask(Commands.PUBLISH, channel, now.token)
          .whenComplete((answer, failure) -> published(now, answer, failure));
    }
    if (receiver != null) {
      receiver.ping();
    }
    return now.back;
  }

  private void published(Round now, @Nullable Object answer, @Nullable Throwable failure) {
    if (failure != null) {
      now.back.completeExceptionally(failure);
    } else if (answer instanceof RedisError error) {
      now.back.completeExceptionally(new Refused(error));
    }
  }

  /** A token has come back. */
  void returned(byte[] token) {
    Round now;
    synchronized (this) {
      now = round;
    }
    if (now != null && Arrays.equals(now.token, token)) {
      now.back.complete(null);
    }
  }

  /** Looks at the round that was begun an interval ago, drops what is dead, and begins another. */
  void look(@Nullable Sender sender, @Nullable Receiver receiver) {
    Round before;
    boolean late;
    synchronized (this) {
      before = round;
      late = System.nanoTime() - lookedAt > 2 * interval.toNanos();
      lookedAt = System.nanoTime();
    }
    if (before == null || !before.isOf(sender, receiver) || before.isAnswered()) {
      send(sender, receiver).exceptionally(this::refused);
    } else if (!late) {
      judge(before);
    }
  }

  private @Nullable Void refused(Throwable failure) {
    if (failure instanceof Refused refusal) {
      complaints.hear(refusal.error);
    }
    return null;
  }

  private void judge(Round before) {
    drop(before.sender == null ? null : before.sender.connection(), before);
    RespConnection receiving = before.receiver == null ? null : before.receiver.connection();
    drop(receiving, before);
    boolean isDue = System.nanoTime() - before.sentAt > 2 * interval.toNanos();
    if (receiving != null && before.lives(receiving) && isDue) {
      receiving.drop(new IOException("what is published does not come back"));
    }
  }

  private void drop(@Nullable RespConnection connection, Round before) {
    if (connection != null && !before.lives(connection)) {
      connection.drop(
          new IOException("no answer to a probe within " + interval.toMillis() + " ms"));
    }
  }

  private record Round(
      byte[] token,
      @Nullable Sender sender,
      @Nullable Receiver receiver,
      long sentAt,
      CompletableFuture<Void> back) {

    boolean isOf(@Nullable Sender aSender, @Nullable Receiver aReceiver) {
      return sender == aSender && receiver == aReceiver;
    }

    boolean lives(RespConnection connection) {
      return connection.lastRead() - sentAt > 0;
    }

    /** Whether it has come back; where it cannot, whether what is there lives. */
    boolean isAnswered() {
      boolean canReturn = sender != null && receiver != null && !isRefused();
      return canReturn
          ? back.isDone() && !back.isCompletedExceptionally()
          : (sender == null || lives(sender.connection()))
              && (receiver == null || lives(receiver.connection()));
    }

    private boolean isRefused() {
      return back.isCompletedExceptionally() && back.exceptionNow() instanceof Refused;
    }
  }

  /** The server has answered with an error. */
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RedisError error;

    Refused(RedisError error) {
      super("Redis answered: " + error.explained());
      this.error = error;
    }

    boolean isBusy() {
      return error.isBusy();
    }
  }
}
