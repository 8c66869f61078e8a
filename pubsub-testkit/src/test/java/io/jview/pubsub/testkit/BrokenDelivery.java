package io.jview.pubsub.testkit;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Replay;
import io.jview.pubsub.TopicHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Instances that break chapters 3 and 6 by what they do with handlers. */
final class BrokenDelivery {

  private BrokenDelivery() {}

  /** A handler that forwards all to another one. */
  private static class Forwarding implements TopicHandler {
    final TopicHandler next;

    Forwarding(TopicHandler next) {
      this.next = next;
    }

    @Override
    public void onMessage(String topic, Message message) throws Exception {
      next.onMessage(topic, message);
    }

    @Override
    public void onGap(Gap gap) {
      next.onGap(gap);
    }
  }

  private abstract static class Rewired extends ForwardingPubSub {
    Rewired(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      return super.subscribeTopic(session, topic, rewired(session, h));
    }

    @Override
    public CompletionStage<Void> subscribeTopic(
        String session, String topic, Replay replay, TopicHandler h) {
      return super.subscribeTopic(session, topic, replay, rewired(session, h));
    }

    abstract TopicHandler rewired(String session, TopicHandler handler);
  }

  /** Each call on a thread of its own, some of which begin late. */
  private static void callAside(TopicHandler handler, String topic, Message message, long nanos) {
    Thread.ofVirtual()
        .start(
            () -> {
              LockSupport.parkNanos(nanos);
              try {
                handler.onMessage(topic, message);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  static final class Shuffled extends Rewired {
    Shuffled(PubSubProvider sound) {
      super(sound);
    }

    @Override
    TopicHandler rewired(String session, TopicHandler handler) {
      AtomicInteger calls = new AtomicInteger();
      return (topic, message) ->
          callAside(handler, topic, message, calls.getAndIncrement() % 3 * 2_000_000L);
    }
  }

  static final class Overlapping extends Rewired {
    Overlapping(PubSubProvider sound) {
      super(sound);
    }

    @Override
    TopicHandler rewired(String session, TopicHandler handler) {
      return (topic, message) -> callAside(handler, topic, message, 0);
    }
  }

  static final class DiesWithItsHandler extends Rewired {
    DiesWithItsHandler(PubSubProvider sound) {
      super(sound);
    }

    @Override
    TopicHandler rewired(String session, TopicHandler handler) {
      return (topic, message) -> {
        try {
          handler.onMessage(topic, message);
        } catch (Throwable e) {
          unsubscribeAll(session);
        }
      };
    }
  }

  static final class OneAtATime extends Rewired {
    private final ReentrantLock lock = new ReentrantLock();

    OneAtATime(PubSubProvider sound) {
      super(sound);
    }

    @Override
    TopicHandler rewired(String session, TopicHandler handler) {
      return (topic, message) -> {
        lock.lockInterruptibly();
        try {
          handler.onMessage(topic, message);
        } catch (AssertionError e) {
          throw new IllegalStateException(e);
        } finally {
          lock.unlock();
        }
      };
    }
  }

  /** What a handler asks for is done when no handler is at work. */
  static final class HandlersLockOthersOut extends Rewired {
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    HandlersLockOthersOut(PubSubProvider sound) {
      super(sound);
    }

    @Override
    TopicHandler rewired(String session, TopicHandler handler) {
      return (topic, message) -> {
        inside.set(true);
        try {
          handler.onMessage(topic, message);
        } finally {
          inside.set(false);
        }
      };
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      return inside.get() ? new CompletableFuture<>() : super.broadcast(topic, message);
    }
  }

  static final class Doubled extends Rewired {
    Doubled(PubSubProvider sound) {
      super(sound);
    }

    @Override
    TopicHandler rewired(String session, TopicHandler handler) {
      AtomicInteger calls = new AtomicInteger();
      return (topic, message) -> {
        handler.onMessage(topic, message);
        if (calls.incrementAndGet() % 20 == 0) {
          handler.onMessage(topic, message);
        }
      };
    }
  }

  /** Keeps gaps of one kind to itself. */
  static final class Deaf extends Rewired {
    private final Gap.Reason reason;

    Deaf(PubSubProvider sound, Gap.Reason reason) {
      super(sound);
      this.reason = reason;
    }

    @Override
    TopicHandler rewired(String session, TopicHandler handler) {
      return new Forwarding(handler) {
        @Override
        public void onGap(Gap gap) {
          if (gap.reason() != reason) {
            next.onGap(gap);
          }
        }
      };
    }
  }

  static final class RepeatsAfterGaps extends Rewired {
    RepeatsAfterGaps(PubSubProvider sound) {
      super(sound);
    }

    @Override
    TopicHandler rewired(String session, TopicHandler handler) {
      return new Repeating(handler);
    }
  }

  private static final class Repeating extends Forwarding {
    private Message last;

    Repeating(TopicHandler next) {
      super(next);
    }

    @Override
    public void onMessage(String topic, Message message) throws Exception {
      last = message;
      next.onMessage(topic, message);
    }

    @Override
    public void onGap(Gap gap) {
      next.onGap(gap);
      if (last != null) {
        callAside(next, gap.topic(), last, 0);
      }
    }
  }
}
