package io.jview.pubsub.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jview.pubsub.redis.resp.Commands;
import io.jview.pubsub.redis.resp.RespBuffer;
import io.jview.pubsub.redis.resp.RespConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Health that is delivery: what is published on one connection must come back on the other one.
 * Looks at both once in an interval, by the answers to what it sent at the look before.
 */
final class Probe {

  private final byte[] channel;
  private final byte[] publication;
  private final Duration interval;

  // Guarded by this.
  private @Nullable Round round;
  private long rounds;
  private long lookedAt;

  Probe(byte[] channel, Duration interval) {
    this.channel = channel;
    this.publication = RespBuffer.beginning(Commands.PUBLISH, channel);
    this.interval = interval;
  }

  byte[] channel() {
    return channel;
  }

  /** Publishes a token; the stage is done when it has come back. */
  synchronized CompletableFuture<Void> send(Sender sender, Receiver receiver) {
    byte[] token = Long.toString(++rounds).getBytes(US_ASCII);
    lookedAt = System.nanoTime();
    Round now = new Round(token, sender, receiver, lookedAt, new CompletableFuture<>());
    round = now;
    sender
        .publish(publication, token)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                now.back.completeExceptionally(failure);
              }
            });
    receiver.ping();
    return now.back;
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
  void look(Sender sender, Receiver receiver) {
    Round before;
    boolean late;
    synchronized (this) {
      before = round;
      late = System.nanoTime() - lookedAt > 2 * interval.toNanos();
      lookedAt = System.nanoTime();
    }
    if (before == null || !before.isOf(sender, receiver) || succeeded(before.back)) {
      send(sender, receiver).exceptionally(failure -> null);
    } else if (!late) {
      judge(before);
    }
  }

  private static boolean succeeded(CompletableFuture<Void> back) {
    return back.isDone() && !back.isCompletedExceptionally();
  }

  private void judge(Round before) {
    RespConnection sending = before.sender.connection();
    RespConnection receiving = before.receiver.connection();
    boolean sends = sending.lastRead() - before.sentAt > 0;
    boolean receives = receiving.lastRead() - before.sentAt > 0;
    if (!sends || before.back.isCompletedExceptionally()) {
      sending.drop(silent());
    }
    if (!receives) {
      receiving.drop(silent());
    }
    if (sends && receives && System.nanoTime() - before.sentAt > 2 * interval.toNanos()) {
      receiving.drop(new IOException("what is published does not come back"));
    }
  }

  private IOException silent() {
    return new IOException("no answer to a probe within " + interval.toMillis() + " ms");
  }

  private record Round(
      byte[] token, Sender sender, Receiver receiver, long sentAt, CompletableFuture<Void> back) {

    boolean isOf(Sender aSender, Receiver aReceiver) {
      return sender.equals(aSender) && receiver.equals(aReceiver);
    }
  }
}
