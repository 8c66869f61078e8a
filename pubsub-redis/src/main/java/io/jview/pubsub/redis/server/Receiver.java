package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Commands;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RespConnection;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.resp.RespSocket;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes and receives, in RESP2, which every server speaks. Topics are asked for in batches:
 * one that comes alone is sent at once, and what comes while answers are awaited goes together. A
 * command has an answer for each of its channels, or one error; they come in the order of the
 * commands.
 */
public final class Receiver implements RespConnection.Listener {

  /** What is made of what comes in, on the reading thread. */
  interface Listener {

    void frame(String topic, byte[] frame);

    /** Something came on the channel that probes go through. */
    void probe(byte[] token);

    /** The server has dropped a topic of its own accord. */
    void lost(String topic);

    /** The server has answered to a sign of life: null, or that it is not well. */
    void alive(@Nullable RedisError complaint);

    void receiverEnded(Receiver receiver, Set<String> topics, IOException cause);
  }

  private static final int MOST_BATCHES_UNDER_WAY = 4;

  /** Stands for a PING among what is under way. */
  private static final Batch PING = new Batch(new Batch.Kind(true, false, 0), List.of());

  private final RespConnection connection;
  private final Channels channels;
  private final byte[] probeChannel;
  private final Listener listener;
  private final ReentrantLock lock = new ReentrantLock();

  /** Whose message came last, and may come next; used by the reading thread. */
  private Channels.@Nullable Named last;

  // Guarded by the lock.
  private final Map<Batch.Kind, Deque<Batch.Question>> waiting = new LinkedHashMap<>();
  private final Deque<Batch> split = new ArrayDeque<>();
  private final Deque<Batch> underWay = new ArrayDeque<>();
  private final Set<String> topics = new HashSet<>();
  private int pings;
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
    return ask(new Batch.Kind(true, false, 0), null, probeChannel);
  }

  public CompletableFuture<Void> subscribe(String topic) {
    Channels.Named named = channels.named(topic);
    return ask(kind(true, named), topic, named.channel());
  }

  public CompletableFuture<Void> unsubscribe(String topic) {
    Channels.Named named = channels.named(topic);
    return ask(kind(false, named), topic, named.channel());
  }

  private Batch.Kind kind(boolean joining, Channels.Named named) {
    return new Batch.Kind(joining, channels.sharded(), named.partition());
  }

  private CompletableFuture<Void> ask(Batch.Kind kind, @Nullable String topic, byte[] channel) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    lock.lock();
    try {
      if (cause != null) {
        return CompletableFuture.failedFuture(cause);
      }
      if (!kind.joining()) {
        topics.remove(topic);
      }
      waiting
          .computeIfAbsent(kind, any -> new ArrayDeque<>())
          .add(new Batch.Question(topic, channel, answer));
      sendBatches();
    } finally {
      lock.unlock();
    }
    return answer;
  }

  private void sendBatches() {
    while (underWay.size() - pings < MOST_BATCHES_UNDER_WAY
        && !(waiting.isEmpty() && split.isEmpty())) {
      Batch batch = split.isEmpty() ? nextBatch() : split.removeFirst();
      connection.send(batch.command());
      underWay.add(batch);
    }
  }

  private Batch nextBatch() {
    Map.Entry<Batch.Kind, Deque<Batch.Question>> oldest = waiting.entrySet().iterator().next();
    Deque<Batch.Question> queue = oldest.getValue();
    List<Batch.Question> questions = new ArrayList<>();
    while (!queue.isEmpty() && questions.size() < Batch.LARGEST) {
      questions.add(queue.removeFirst());
    }
    if (queue.isEmpty()) {
      waiting.remove(oldest.getKey());
    }
    return new Batch(oldest.getKey(), questions);
  }

  /** Asks for a sign of life, which shows in {@link RespConnection#lastRead()}. */
  void ping() {
    lock.lock();
    try {
      if (cause == null) {
        connection.send(Commands.PING);
        underWay.add(PING);
        pings++;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void read(RespReader reader) throws IOException {
    Channels.Named expected = last;
    byte[] frame = expected == null ? null : reader.last(expected.arrival());
    if (expected == null || frame == null) {
      received(reader.read());
    } else {
      listener.frame(expected.topic(), frame);
    }
  }

  private void received(@Nullable Object reply) throws IOException {
    if (reply instanceof List<?> push && !push.isEmpty()) {
      pushed(push);
    } else if (reply instanceof RedisError error) {
      refused(error);
    } else {
      pong();
    }
  }

  /** Only a message has a third part that is a text, which spares reading what the first says. */
  private void pushed(List<?> push) throws IOException {
    if (push.size() == 3
        && push.get(1) instanceof byte[] channel
        && push.get(2) instanceof byte[] frame) {
      message(channel, frame);
      return;
    }
    String kind = RespReader.text(push.get(0));
    byte[] channel = push.size() > 1 && push.get(1) instanceof byte[] name ? name : new byte[0];
    switch (kind) {
      case "subscribe", "ssubscribe", "unsubscribe" -> answered(channel);
      case "sunsubscribe" -> left(channel);
      case "pong" -> pong();
      default -> throw new ProtocolException("it sent a '" + kind + "'");
    }
  }

  private void message(byte[] channel, byte[] frame) {
    if (Arrays.equals(channel, probeChannel)) {
      listener.probe(frame);
      return;
    }
    Channels.Named named = channels.named(channel);
    if (named != null) {
      last = named;
      listener.frame(named.topic(), frame);
    }
  }

  private void answered(byte[] channel) throws IOException {
    Batch.Question question;
    lock.lock();
    try {
      question = answer(channel);
    } finally {
      lock.unlock();
    }
    if (question == null) {
      throw new ProtocolException("it answered what nobody asked");
    }
    question.answer().complete(null);
  }

  /** The question that an answer belongs to; under the lock. */
  private Batch.@Nullable Question answer(byte[] channel) {
    Batch batch = underWay.peekFirst();
    Batch.Question question = batch == null ? null : batch.answer(channel);
    if (batch == null || question == null) {
      return null;
    }
    if (batch.isJoining() && question.topic() != null) {
      topics.add(question.topic());
    }
    if (batch.isAnswered()) {
      underWay.removeFirst();
      sendBatches();
    }
    return question;
  }

  /** A channel is not subscribed any more: as was asked, or because its slot has moved. */
  private void left(byte[] channel) {
    Channels.Named named = channels.named(channel);
    String topic = named == null ? null : named.topic();
    Batch.Question question = null;
    boolean unasked;
    lock.lock();
    try {
      Batch batch = underWay.peekFirst();
      if (batch != null && !batch.isJoining()) {
        question = answer(channel);
      }
      unasked = topic != null && topics.remove(topic);
    } finally {
      lock.unlock();
    }
    if (question != null) {
      question.answer().complete(null);
    }
    if (topic != null && unasked) {
      listener.lost(topic);
    }
  }

  /** An error is the one answer to the oldest command. */
  private void refused(RedisError error) throws IOException {
    Batch batch;
    lock.lock();
    try {
      batch = underWay.pollFirst();
      if (batch == null) {
        throw new IOException("Redis said: " + error.explained());
      }
      batch = over(batch, error);
      sendBatches();
    } finally {
      lock.unlock();
    }
    if (batch == null) {
      listener.alive(error);
    } else {
      batch.finish();
    }
  }

  /** A command was refused; gives nothing where it was a PING. Under the lock. */
  private @Nullable Batch over(Batch batch, RedisError error) {
    if (batch == PING) {
      pings--;
      return null;
    }
    batch.refuse(error);
    if (!batch.isToBeSplit()) {
      return batch;
    }
    split.addAll(batch.halves());
    return new Batch(new Batch.Kind(true, false, 0), List.of());
  }

  private void pong() throws IOException {
    lock.lock();
    try {
      if (underWay.pollFirst() != PING) {
        throw new ProtocolException("it answered to a PING that nobody sent");
      }
      pings--;
    } finally {
      lock.unlock();
    }
    listener.alive(null);
  }

  @Override
  public void ended(IOException why, int unsent) {
    List<CompletableFuture<Void>> left = new ArrayList<>();
    Set<String> held;
    lock.lock();
    try {
      cause = why;
      held = Set.copyOf(topics);
      waiting.values().forEach(queue -> queue.forEach(one -> left.add(one.answer())));
      split.forEach(batch -> batch.questions().forEach(one -> left.add(one.answer())));
      underWay.forEach(batch -> batch.questions().forEach(one -> left.add(one.answer())));
    } finally {
      lock.unlock();
    }
    listener.receiverEnded(this, held, why);
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

  /** The topics that the server sends, now. */
  public Set<String> topics() {
    lock.lock();
    try {
      return Set.copyOf(topics);
    } finally {
      lock.unlock();
    }
  }
}
