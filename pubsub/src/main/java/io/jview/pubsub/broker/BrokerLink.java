package io.jview.pubsub.broker;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubObserver;
import io.jview.pubsub.broker.BrokerSubscription.Sequence;
import io.jview.pubsub.delivery.Audience;
import io.jview.pubsub.delivery.Counters;
import io.jview.pubsub.delivery.Registry;
import io.jview.pubsub.delivery.Registry.Place;
import io.jview.pubsub.delivery.Topic;
import io.jview.pubsub.delivery.Upstream;
import io.jview.pubsub.engine.Engine;
import io.jview.pubsub.engine.EngineOptions;
import io.jview.pubsub.engine.Link;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.replay.Logged;
import io.jview.pubsub.replay.Messages;
import io.jview.pubsub.replay.TopicLog;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LoggedFrame;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.spi.ReplayLog;
import io.jview.pubsub.spi.Traits;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way through a broker: out through the outbox, in through the registry. Holds together the
 * parts that keep the link up, the topics subscribed and the frames in order.
 */
public final class BrokerLink implements Link, Carrier.Listener, Connector.Listener {

  private final PubSubAdapter adapter;
  private final MessageJson json;
  private final Signatures signatures;
  private final EngineOptions options;
  private final Registry registry;
  private final Counters counters;
  private final PubSubObserver observer;
  private final LimitedLog log;
  private final Outages outages;
  private final Outbox outbox;
  private final Subscriber subscriber;
  private final Connector connector;
  private final Audiences audiences;
  private final Messages messages;
  private final @Nullable TopicLog topicLog;

  /** Makes one for an engine whose topics were made with {@link #upstream()}. */
  public BrokerLink(
      PubSubAdapter adapter,
      MessageJson json,
      Messages messages,
      Engine engine,
      Signatures signatures) {
    this.adapter = adapter;
    this.json = json;
    this.messages = messages;
    this.signatures = signatures;
    this.options = engine.options();
    this.registry = engine.registry();
    this.counters = engine.counters();
    this.observer = options.observer();
    this.log = engine.log();
    this.outages = new Outages(counters, engine.clock()::nanoTime, log);
    this.audiences = new Audiences(options.originId());
    this.topicLog =
        adapter instanceof ReplayLog replayLog
            ? new BrokerLog(replayLog, json, messages, signatures, audiences, counters, log)
            : null;
    this.outbox = new Outbox(adapter, engine, signatures);
    this.subscriber = new Subscriber(adapter, engine);
    this.connector =
        new Connector(
            adapter, this, this, engine.clock(), options.connectTimeout(), options.random());
  }

  /** What is to be known of a topic at the broker: nothing yet. */
  public static Upstream upstream() {
    return new BrokerSubscription();
  }

  @Override
  public CompletionStage<Void> start() {
    return connector.start(options.startDisconnected());
  }

  @Override
  public void up(Carrier from, Direction direction) {
    connector.up(direction, from);
  }

  @Override
  public void down(Carrier from, Direction direction, @Nullable Throwable cause) {
    connector.down(direction, from, cause);
  }

  @Override
  public Runnable up(Direction direction, Carrier carrier) {
    switch (direction) {
      case RECEIVING -> subscriber.receiving(carrier.number());
      case SENDING -> outbox.open();
    }
    return () -> {
      observer.onLink(direction, true, null);
      switch (direction) {
        case RECEIVING -> subscriber.up(this::restored);
        case SENDING -> {
          outbox.handOver();
          restored();
        }
      }
    };
  }

  /** A direction works as it did before. */
  private void restored() {
    if (subscriber.isRestored() && outbox.sending()) {
      outages.over();
    }
  }

  @Override
  public Runnable down(Direction direction, @Nullable Throwable cause) {
    Runnable line = outages.lost(direction, cause);
    Runnable act =
        switch (direction) {
          case RECEIVING -> subscriber.lost();
          case SENDING -> outbox.shut();
        };
    return () -> {
      line.run();
      act.run();
      observer.onLink(direction, false, cause);
    };
  }

  @Override
  public void failed(String missing, Throwable failure) {
    outages.failed(missing, failure instanceof RefusedException, failure);
  }

  @Override
  public void lost(Carrier from, Collection<String> topics) {
    subscriber.lost(topics, from.number());
  }

  @Override
  public CompletionStage<Void> subscribed(Place place) {
    return subscriber.subscribed(place);
  }

  @Override
  public void unsubscribed(Place place) {
    subscriber.unsubscribed(place);
  }

  @Override
  public CompletionStage<Void> send(
      String topic, Message message, Audience audience, @Nullable LogBounds kept) {
    return outbox.add(topic, json.write(message), audiences.write(audience), kept);
  }

  @Override
  public @Nullable TopicLog log() {
    return topicLog;
  }

  @Override
  public void frame(Carrier from, String name, byte[] received) {
    Topic topic = registry.topic(name);
    if (topic == null || !subscriber.hears(from.number())) {
      return;
    }
    LoggedFrame logged = LoggedFrame.decode(received);
    byte[] bytes = logged == null ? received : logged.frame();
    String refusal = signatures.refusal(bytes);
    if (refusal != null) {
      counters.malformed.increment();
      log.warn("A frame on topic '{}' was refused: {}", name, refusal);
      return;
    }
    Frame frame;
    try {
      frame = Frame.decode(bytes, name, BrokerSubscription.of(topic).head(name));
      if (!frame.topic().equals(name)) {
        throw new IllegalArgumentException("its topic is '" + frame.topic() + "'");
      }
    } catch (IllegalArgumentException e) {
      counters.malformed.increment();
      log.warn("A frame on topic '{}' was skipped: {}", name, e.getMessage());
      return;
    }
    Audience audience = audiences.read(frame);
    Message message = json.read(frame.bytes(), frame.offset(), frame.length());
    if (logged != null) {
      int tag = BrokerLog.tag(bytes);
      message =
          messages.placed(message, new Logged(logged.epoch(), logged.offset(), tag, audience));
    }
    deliver(topic, frame, message, audience, logged != null, from.number());
  }

  @Override
  public void malformed(Carrier from, String reason) {
    if (subscriber.hears(from.number())) {
      counters.malformed.increment();
      log.warn("What came from the broker was skipped: {}", reason);
    }
  }

  private void deliver(
      Topic topic,
      Frame frame,
      Message message,
      Audience audience,
      boolean isLogged,
      long carrier) {
    Sequence place;
    topic.settleOthers();
    topic.lock();
    try {
      if (!subscriber.hears(topic, carrier)) {
        return;
      }
      place = place(topic, frame);
      if (place == Sequence.HOLE || place == Sequence.ANEW) {
        topic.tell(Gap.of(topic.name(), Gap.Reason.LOST));
      }
      if (place != Sequence.SEEN) {
        topic.append(message, audience, isLogged);
      }
    } finally {
      topic.unlock();
    }
    note(place, topic, frame);
  }

  private static Sequence place(Topic topic, Frame frame) {
    return frame.origin() == null
        ? Sequence.NEXT
        : BrokerSubscription.of(topic).sequence(frame.origin(), frame.sequence());
  }

  private void note(Sequence place, Topic topic, Frame frame) {
    if (place == Sequence.SEEN) {
      counters.duplicates.increment();
    } else if (place == Sequence.ANEW) {
      log.warn(
          "A frame on topic '{}' is numbered {}, far from what sender '{}' has sent before: its"
              + " numbering begins anew, and a gap was told",
          topic.name(),
          frame.sequence(),
          frame.origin());
    }
  }

  @Override
  public CompletionStage<Void> stop() {
    CompletableFuture<Void> sent = outbox.close().toCompletableFuture();
    if (!outbox.sending()) {
      outbox.abandon();
    }
    return sent.completeOnTimeout(null, options.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .thenCompose(done -> close());
  }

  private CompletionStage<Void> close() {
    connector.close();
    subscriber.close();
    outbox.abandon();
    return adapter
        .close()
        .toCompletableFuture()
        .copy()
        .orTimeout(options.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              log.warn("The adapter did not close well", failure);
              return null;
            });
  }

  @Override
  public Traits traits() {
    Traits told = adapter.traits();
    return new Traits(told.oneOrder(), topicLog != null, told.subscribesAtBroker());
  }

  @Override
  public State state() {
    return new State(outbox.count(), outbox.bytes(), subscriber.receiving(), outbox.sending());
  }
}
