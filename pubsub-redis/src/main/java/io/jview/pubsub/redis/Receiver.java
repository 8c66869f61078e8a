package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes and receives, in RESP2, which every server speaks. Topics are asked for in batches:
 * one that comes alone is sent at once, and what comes while answers are awaited goes together.
 * After each command comes a {@code PING} with a number, whose answer tells that the command's own
 * answers are complete, whether they are confirmations or an error.
 */
final class Receiver implements RespConnection.Listener {

  /** What is made of what comes in, on the reading thread. */
  interface Listener {

    void frame(String topic, byte[] frame);

    /** Something came on the channel that probes go through. */
    void probe(byte[] token);

    void receiverEnded(Receiver receiver, IOException cause);
  }

  private static final int MOST_BATCHES_UNDER_WAY = 4;

  private final RespConnection connection;
  private final Channels channels;
  private final byte[] probeChannel;
  private final Listener listener;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final Deque<Question> waiting = new ArrayDeque<>();
  private final Deque<Batch> split = new ArrayDeque<>();
  private final Deque<Batch> underWay = new ArrayDeque<>();
  private long firstUnderWay;
  private @Nullable IOException cause;

  Receiver(RespSocket socket, Channels channels, byte[] probeChannel, Listener listener)
      throws IOException {
    this.connection = new RespConnection(socket, "receiving", this);
    this.channels = channels;
    this.probeChannel = probeChannel;
    this.listener = listener;
    connection.start();
  }

  /** Begins to listen to the channel that probes go through. */
  CompletableFuture<Void> subscribeProbe() {
    return ask(true, "", probeChannel);
  }

  CompletableFuture<Void> subscribe(String topic) {
    return ask(true, topic, channels.channel(topic));
  }

  CompletableFuture<Void> unsubscribe(String topic) {
    return ask(false, topic, channels.channel(topic));
  }

  private CompletableFuture<Void> ask(boolean joining, String topic, byte[] channel) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    lock.lock();
    try {
      if (cause != null) {
        return CompletableFuture.failedFuture(cause);
      }
      waiting.add(new Question(joining, new Batch.Question(topic, channel, answer)));
      sendBatches();
    } finally {
      lock.unlock();
    }
    return answer;
  }

  private void sendBatches() {
    while (underWay.size() < MOST_BATCHES_UNDER_WAY && !(waiting.isEmpty() && split.isEmpty())) {
      Batch batch = split.isEmpty() ? nextBatch() : split.removeFirst();
      connection.send(batch.command(batch.joining() ? Commands.SUBSCRIBE : Commands.UNSUBSCRIBE));
      connection.send(Commands.PING, number(firstUnderWay + underWay.size()));
      underWay.add(batch);
    }
  }

  private Batch nextBatch() {
    boolean joining = waiting.getFirst().joining;
    List<Batch.Question> questions = new ArrayList<>();
    while (!waiting.isEmpty()
        && waiting.getFirst().joining == joining
        && questions.size() < Batch.LARGEST) {
      questions.add(waiting.removeFirst().question);
    }
    return new Batch(joining, questions);
  }

  private static byte[] number(long number) {
    return Long.toString(number).getBytes(US_ASCII);
  }

  /** Asks for a sign of life, which shows in {@link RespConnection#lastRead()}. */
  void ping() {
    connection.send(Commands.PING);
  }

  @Override
  public void received(@Nullable Object reply) throws IOException {
    if (reply instanceof List<?> push && !push.isEmpty()) {
      pushed(push);
    } else if (reply instanceof RedisError error) {
      refused(error);
    } else {
      answered(RespReader.text(reply));
    }
  }

  private void pushed(List<?> push) throws IOException {
    String kind = RespReader.text(push.get(0));
    switch (kind) {
      case "message" -> message(push);
      case "subscribe", "unsubscribe" -> confirmed();
      case "pong" -> answered(RespReader.text(push.get(1)));
      default -> throw new ProtocolException("it sent a '" + kind + "'");
    }
  }

  private void message(List<?> push) {
    if (push.size() == 3
        && push.get(1) instanceof byte[] channel
        && push.get(2) instanceof byte[] frame) {
      if (Arrays.equals(channel, probeChannel)) {
        listener.probe(frame);
        return;
      }
      String topic = channels.topic(channel);
      if (topic != null) {
        listener.frame(topic, frame);
      }
    }
  }

  private void confirmed() {
    Batch.Question question;
    lock.lock();
    try {
      Batch batch = underWay.peekFirst();
      question = batch == null ? null : batch.confirm();
    } finally {
      lock.unlock();
    }
    if (question != null) {
      question.answer().complete(null);
    }
  }

  private void refused(RedisError error) throws IOException {
    lock.lock();
    try {
      Batch batch = underWay.peekFirst();
      if (batch == null) {
        throw new IOException("it answered: " + error.text());
      }
      batch.refuse(error);
    } finally {
      lock.unlock();
    }
  }

  /** A PING was answered: when it is the one of the oldest batch, that batch is over. */
  private void answered(String number) {
    Batch batch;
    RedisError error;
    lock.lock();
    try {
      if (underWay.isEmpty() || !number.equals(Long.toString(firstUnderWay))) {
        return;
      }
      batch = underWay.removeFirst();
      firstUnderWay++;
      error = batch.error();
      if (error != null && batch.questions().size() > 1) {
        split.addAll(batch.halves());
      }
      sendBatches();
    } finally {
      lock.unlock();
    }
    if (error != null && batch.questions().size() == 1) {
      batch.questions().getFirst().answer().completeExceptionally(error.refusal());
    }
  }

  @Override
  public void ended(IOException why) {
    List<CompletableFuture<Void>> left = new ArrayList<>();
    lock.lock();
    try {
      cause = why;
      waiting.forEach(one -> left.add(one.question.answer()));
      split.forEach(batch -> batch.questions().forEach(one -> left.add(one.answer())));
      underWay.forEach(batch -> batch.questions().forEach(one -> left.add(one.answer())));
    } finally {
      lock.unlock();
    }
    listener.receiverEnded(this, why);
    left.forEach(answer -> answer.completeExceptionally(why));
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

  private record Question(boolean joining, Batch.Question question) {}
}
