package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.LoggedFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A broker in memory with connections, and with every fault that a test may ask for. It answers in
 * the asking thread; what it says waits in the connection until its client reads it.
 */
public final class SampleBroker {

  public static final String ADDRESS = "sample.test:7";
  public static final String PASSWORD = "s3cret&geheim";

  // Guarded by this.
  private final List<Connection> connections = new ArrayList<>();
  private final Set<Direction> unavailable = EnumSet.noneOf(Direction.class);
  private final Set<String> refused = new HashSet<>();
  private final Map<String, SampleLog> logs = new HashMap<>();
  private boolean silent;
  private boolean stalled;
  private boolean replica;
  private boolean refusesPublishing;

  /** Connects for one direction; fails where that cannot be had. */
  public synchronized Connection open(Direction use) throws IOException {
    if (unavailable.contains(use)) {
      throw new IOException(ADDRESS + ": connection refused");
    }
    Connection connection = new Connection(this, use);
    connections.add(connection);
    if (silent) {
      connection.freeze();
    }
    return connection;
  }

  synchronized void closed(Connection connection) {
    connections.remove(connection);
  }

  synchronized boolean isStalled() {
    return stalled;
  }

  /** Ends the connections of a direction, and refuses new ones. */
  public synchronized void cut(Direction... directions) {
    Set<Direction> cut = EnumSet.copyOf(List.of(directions));
    unavailable.addAll(cut);
    end(cut);
  }

  private void end(Set<Direction> uses) {
    List.copyOf(connections).stream().filter(c -> uses.contains(c.use())).forEach(Connection::end);
  }

  public synchronized void silence() {
    unavailable.clear();
    silent = true;
    end(EnumSet.allOf(Direction.class));
  }

  public synchronized void stall() {
    stalled = true;
  }

  public synchronized void demote() {
    replica = true;
  }

  public synchronized void refusePublishing() {
    refusesPublishing = true;
  }

  /** Ends all of the faults above; what was kept back comes through. */
  public synchronized void restore() {
    unavailable.clear();
    silent = false;
    stalled = false;
    replica = false;
    refusesPublishing = false;
    List.copyOf(connections).forEach(Connection::proceed);
  }

  /** Makes connections that exist say and hear nothing any more, for good. */
  public synchronized void freeze(Direction... directions) {
    Set<Direction> frozen = EnumSet.copyOf(List.of(directions));
    connections.stream().filter(c -> frozen.contains(c.use())).forEach(Connection::freeze);
  }

  public synchronized void refuse(String topic) {
    refused.add(topic);
  }

  /** Ends the subscriptions to a topic, and tells their clients. */
  public synchronized void revoke(String topic) {
    for (Connection connection : connections) {
      if (connection.topics().remove(topic)) {
        connection.say(new Word.Ended(topic));
      }
    }
  }

  public synchronized int subscriptions() {
    return connections.stream().mapToInt(connection -> connection.topics().size()).sum();
  }

  /** Hands a frame to all who listen. */
  public synchronized void carry(String topic, byte[] frame) {
    for (Connection connection : connections) {
      if (connection.topics().contains(topic)) {
        connection.say(new Word.Frame(topic, frame.clone()));
      }
    }
  }

  /** Answers a question; called under the lock. */
  Word answer(Connection from, Question question) {
    return switch (question) {
      case Question.Role role -> new Word.Answer(replica ? ADDRESS + ": it is a replica" : null);
      case Question.Subscribe subscribe -> subscribe(from, subscribe.topics());
      case Question.Unsubscribe unsubscribe -> {
        from.topics().removeAll(unsubscribe.topics());
        yield new Word.Answer(null);
      }
      case Question.Publish publish -> publish(publish);
      case Question.Append append -> append(append);
      case Question.Read read -> {
        SampleLog log = logs.get(read.topic());
        read.page()
            .complete(
                log == null ? LogPage.NONE : log.read(read.from(), read.most(), read.bytes()));
        yield new Word.Answer(null);
      }
    };
  }

  private Word subscribe(Connection from, List<String> topics) {
    for (String topic : topics) {
      if (refused.contains(topic)) {
        return new Word.Answer("no permission for " + topic);
      }
    }
    from.topics().addAll(topics);
    return new Word.Answer(null);
  }

  private Word append(Question.Append append) {
    if (refusesPublishing) {
      return new Word.Answer("no permission to publish");
    }
    SampleLog log = logs.computeIfAbsent(append.topic(), any -> new SampleLog());
    long offset = log.append(append.frame(), append.bounds());
    carry(append.topic(), new LoggedFrame(log.epoch(), offset, append.frame()).encode());
    return new Word.Answer(null);
  }

  public synchronized void loseLogs() {
    logs.clear();
  }

  public synchronized void loseNewest(String topic, int messages) {
    logs.get(topic).loseNewest(messages);
  }

  /** A replica takes what it is given, and carries it to nobody. */
  private Word publish(Question.Publish publish) {
    if (refusesPublishing) {
      return new Word.Answer("no permission to publish");
    }
    if (!replica) {
      carry(publish.topic(), publish.frame());
    }
    return new Word.Answer(null);
  }
}
