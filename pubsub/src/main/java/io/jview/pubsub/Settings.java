package io.jview.pubsub;

import io.jview.pubsub.broker.Signatures;
import io.jview.pubsub.delivery.Limits;
import io.jview.pubsub.engine.EngineOptions;
import io.jview.pubsub.replay.KeptTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a builder was told, and the defaults of what it was not. Not thread-safe. */
final class Settings {
  Limits mailbox = new Limits(65_536, 8L << 20);
  long mailboxesBytes = Runtime.getRuntime().maxMemory() / 32;
  Limits outbox = new Limits(16_384, 64L << 20);
  int maxMessageBytes = 1 << 20;
  Duration publishTimeout = Duration.ofSeconds(5);
  Duration subscribeTimeout = Duration.ofSeconds(3);
  Duration connectTimeout = Duration.ofSeconds(10);
  Duration stopTimeout = Duration.ofSeconds(5);
  boolean startDisconnected;
  @Nullable FailureHandler failureHandler;
  PubSubObserver observer = new PubSubObserver() {};
  @Nullable Executor executor;
  @Nullable PubSubClock clock;
  RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
  Supplier<String> originId = () -> UUID.randomUUID().toString();
  boolean acceptUnsignedFrames;
  final List<KeptTopics.Rule> kept = new ArrayList<>();
  long keptBytes = Runtime.getRuntime().maxMemory() / 16;
  private List<String> frameSecrets = List.of();

  void frameSecrets(List<String> secrets) {
    Signatures.of(secrets, false);
    frameSecrets = List.copyOf(secrets);
  }

  Signatures signatures() {
    return frameSecrets.isEmpty()
        ? Signatures.NONE
        : Signatures.of(frameSecrets, acceptUnsignedFrames);
  }

  EngineOptions options() {
    return new EngineOptions(
        mailbox,
        mailboxesBytes,
        outbox,
        maxMessageBytes,
        publishTimeout,
        subscribeTimeout,
        connectTimeout,
        stopTimeout,
        startDisconnected,
        failureHandler,
        observer,
        executor,
        clock,
        random,
        originId,
        kept.isEmpty() ? KeptTopics.NONE : new KeptTopics(kept),
        keptBytes);
  }
}
