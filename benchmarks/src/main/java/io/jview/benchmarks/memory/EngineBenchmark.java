package io.jview.benchmarks.memory;

import io.jview.pubsub.Message;
import io.jview.pubsub.PubSub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What single steps of the engine cost, in one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

  private final Payload.Reading reading = new Payload.Reading("x".repeat(100), 42);
  private final Map<String, Object> map = Map.of("text", "x".repeat(100), "list", List.of(1, 2));
  private final String json = Message.of(reading).json();
  private PubSub pubsub;
  private volatile int heard;

  /** Starts an engine with one subscriber. */
  @Setup
  public void start() {
    pubsub = PubSub.inMemory();
    pubsub.start().toCompletableFuture().join();
    pubsub.subscribeTopic("s", "topic", (topic, message) -> heard = message.as(Integer.class));
  }

  /** Stops it. */
  @TearDown
  public void stop() {
    pubsub.stop().toCompletableFuture().join();
  }

  /** To an idle session: until its handler has run. */
  @Benchmark
  public int broadcastUntilHandled() {
    int next = heard + 1;
    pubsub.broadcast("topic", next);
    while (heard != next) {
      Thread.onSpinWait();
    }
    return next;
  }

  @Benchmark
  public CompletionStage<Void> broadcastToNobody() {
    return pubsub.broadcast("nobody", 1);
  }

  @Benchmark
  public CompletionStage<Void> subscribeAndLeave() {
    pubsub.subscribeTopic("other", "elsewhere", (topic, message) -> {});
    return pubsub.unsubscribeAll("other");
  }

  @Benchmark
  public Message encodeInteger() {
    return Message.of(42);
  }

  @Benchmark
  public Message encodeRecord() {
    return Message.of(reading);
  }

  @Benchmark
  public Message encodeMap() {
    return Message.of(map);
  }

  @Benchmark
  public Payload.Reading decodeRecord() {
    return Message.fromJson(json).as(Payload.Reading.class);
  }

  @Benchmark
  public Object decodeValue() {
    return Message.fromJson(json).value();
  }
}
