package io.jview.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A broker in memory that a test can cut, stall and make forget. It does what it is told in the
 * calling thread, so that an outage has the same course each time.
 */
public final class LoopbackBroker {

  private final List<Node> nodes = new ArrayList<>();
  private final List<String> published = new ArrayList<>();
  private Predicate<String> swallowed = frame -> false;

  /** Adds an instance's adapter. */
  public Node node() {
    Node node = new Node();
    synchronized (this) {
      nodes.add(node);
    }
    return node;
  }

  /** Loses, without a word, every frame that fits. */
  public synchronized void swallow(Predicate<String> frames) {
    swallowed = frames;
  }

  /** Hands a frame to all who listen, as a foreign program would. */
  public synchronized void inject(String topic, String frame) {
    for (Node node : nodes) {
      node.receive(topic, frame.getBytes(UTF_8));
    }
  }

  /** What instances have published, in order. */
  public synchronized List<String> published() {
    return List.copyOf(published);
  }

  private synchronized void accept(String topic, byte[] frame) {
    String text = new String(frame, UTF_8);
    published.add(text);
    if (!swallowed.test(text)) {
      inject(topic, text);
    }
  }

  /** One instance's link. Every method may be called from any thread. */
  public final class Node implements PubSubAdapter {

    private final Set<String> topics = new HashSet<>();
    private final Set<String> refusedTopics = new HashSet<>();
    private final Queue<Runnable> stalled = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private @Nullable Inbound receiver;
    private @Nullable Inbound sender;
    private @Nullable Exception problem;
    private boolean reachable = true;
    private boolean isStalled;
    private boolean closed;

    @Override
    public CompletionStage<Void> connect(Inbound reportTo) {
      boolean receives;
      boolean sends;
      synchronized (LoopbackBroker.this) {
        calls.add("connect");
        if (!reachable) {
          return CompletableFuture.failedStage(new IOException("loopback: connection refused"));
        }
        receives = receiver == null;
        receiver = receives ? reportTo : receiver;
        sends = sender == null;
        sender = sends ? reportTo : sender;
      }
      if (receives) {
        reportTo.up(Direction.RECEIVING);
      }
      if (sends) {
        reportTo.up(Direction.SENDING);
      }
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> subscribe(Collection<String> some) {
      return answer(
          "subscribe " + String.join(" ", some),
          () -> {
            if (receiver == null) {
              throw new IOException("loopback: not connected");
            }
            for (String topic : some) {
              if (refusedTopics.contains(topic)) {
                throw new RefusedException("loopback: no permission for " + topic, null);
              }
            }
            topics.addAll(some);
          });
    }

    @Override
    public CompletionStage<Void> unsubscribe(Collection<String> some) {
      return answer("unsubscribe " + String.join(" ", some), () -> topics.removeAll(some));
    }

    @Override
    public CompletionStage<Void> publish(String topic, byte[] frame) {
      return answer(
          "publish " + topic,
          () -> {
            if (sender == null) {
              throw new IOException("loopback: not connected");
            }
            if (refusedTopics.contains(topic)) {
              throw new RefusedException("loopback: no permission for " + topic, null);
            }
            if (problem != null) {
              throw problem;
            }
            accept(topic, frame);
          });
    }

    private CompletionStage<Void> answer(String call, Question question) {
      CompletableFuture<Void> answer = new CompletableFuture<>();
      synchronized (LoopbackBroker.this) {
        calls.add(call);
        if (isStalled) {
          stalled.add(() -> ask(question, answer));
          return answer;
        }
      }
      ask(question, answer);
      return answer;
    }

    private void ask(Question question, CompletableFuture<Void> answer) {
      synchronized (LoopbackBroker.this) {
        try {
          question.ask();
          answer.complete(null);
        } catch (Exception e) {
          answer.completeExceptionally(e);
        }
      }
    }

    @Override
    public CompletionStage<Void> close() {
      synchronized (LoopbackBroker.this) {
        closed = true;
        receiver = null;
        sender = null;
        topics.clear();
        nodes.remove(this);
      }
      return CompletableFuture.completedStage(null);
    }

    private void receive(String topic, byte[] frame) {
      if (receiver != null && topics.contains(topic)) {
        receiver.frame(topic, frame);
      }
    }

    /** Cuts both directions. */
    public void cut() {
      cutReceiving();
      cutSending();
    }

    /** Cuts the receiving direction, and forgets its subscriptions. */
    public void cutReceiving() {
      Inbound told;
      synchronized (LoopbackBroker.this) {
        told = receiver;
        receiver = null;
        topics.clear();
      }
      if (told != null) {
        told.down(Direction.RECEIVING, new IOException("loopback: cut"));
      }
    }

    /** Cuts the sending direction. */
    public void cutSending() {
      Inbound told;
      synchronized (LoopbackBroker.this) {
        told = sender;
        sender = null;
      }
      if (told != null) {
        told.down(Direction.SENDING, new IOException("loopback: cut"));
      }
    }

    /** Whether connecting works from now on. */
    public void reachable(boolean isReachable) {
      synchronized (LoopbackBroker.this) {
        reachable = isReachable;
      }
    }

    /** Answers nothing until {@link #proceed}. */
    public void stall() {
      synchronized (LoopbackBroker.this) {
        isStalled = true;
      }
    }

    /** Answers everything that was asked meanwhile, in order. */
    public void proceed() {
      while (true) {
        Runnable next;
        synchronized (LoopbackBroker.this) {
          next = stalled.poll();
          isStalled = next != null;
        }
        if (next == null) {
          return;
        }
        next.run();
      }
    }

    /** Answers everything that was asked meanwhile with a lost connection. */
    public void failStalled() {
      synchronized (LoopbackBroker.this) {
        Inbound wasSending = sender;
        Inbound wasReceiving = receiver;
        sender = null;
        receiver = null;
        proceed();
        sender = wasSending;
        receiver = wasReceiving;
      }
    }

    /** Forgets some topics while the connection lives on. */
    public void forget(Collection<String> some) {
      Inbound told;
      synchronized (LoopbackBroker.this) {
        topics.removeAll(some);
        told = receiver;
      }
      if (told != null) {
        told.lost(some);
      }
    }

    /** Refuses a topic from now on. */
    public void refuse(String topic) {
      synchronized (LoopbackBroker.this) {
        refusedTopics.add(topic);
      }
    }

    /** Fails whatever is published from now on. */
    public void failWith(Exception failure) {
      synchronized (LoopbackBroker.this) {
        problem = failure;
      }
    }

    /** Grants a topic again. */
    public void grant(String topic) {
      synchronized (LoopbackBroker.this) {
        refusedTopics.remove(topic);
      }
    }

    /** What the engine has asked for, in order, such as {@code subscribe counter}. */
    public List<String> calls() {
      synchronized (LoopbackBroker.this) {
        return List.copyOf(calls);
      }
    }

    /** The topics that the broker holds for this instance. */
    public Set<String> topics() {
      synchronized (LoopbackBroker.this) {
        return Set.copyOf(topics);
      }
    }

    /** Whether the engine has closed the link. */
    public boolean isClosed() {
      synchronized (LoopbackBroker.this) {
        return closed;
      }
    }
  }

  private interface Question {
    void ask() throws Exception;
  }
}
