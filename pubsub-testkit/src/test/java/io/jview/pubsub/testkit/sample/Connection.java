package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.Direction;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One connection, both ends of it. Its state is guarded by the broker. */
public final class Connection {

  private final SampleBroker broker;
  private final Direction use;
  private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();
  private final Set<String> topics = new HashSet<>();
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean frozen;
  private boolean ended;

  Connection(SampleBroker broker, Direction use) {
    this.broker = broker;
    this.use = use;
  }

  Direction use() {
    return use;
  }

  Set<String> topics() {
    return topics;
  }

  /** Sends a question; fails where the connection is over. */
  public void ask(Question question) throws IOException {
    synchronized (broker) {
      if (ended) {
        throw new IOException(SampleBroker.ADDRESS + ": connection reset");
      }
      pass(() -> say(broker.answer(this, question)));
    }
  }

  /** Waits for what the broker says next; fails where the connection is over. */
  public Word next() throws IOException, InterruptedException {
    Word word = words.take();
    if (word instanceof Word.End) {
      words.add(word);
      throw new IOException(SampleBroker.ADDRESS + ": connection reset");
    }
    return word;
  }

  void say(Word word) {
    pass(() -> words.add(word));
  }

  private void pass(Runnable what) {
    if (broker.isStalled()) {
      held.add(what);
    } else if (!frozen) {
      what.run();
    }
  }

  void proceed() {
    for (Runnable next = held.poll(); next != null; next = held.poll()) {
      pass(next);
    }
  }

  void freeze() {
    frozen = true;
  }

  /** Ends it; what was not read yet is gone. */
  public void end() {
    synchronized (broker) {
      ended = true;
      topics.clear();
      held.clear();
      words.clear();
      words.add(new Word.End());
      broker.closed(this);
    }
  }
}
