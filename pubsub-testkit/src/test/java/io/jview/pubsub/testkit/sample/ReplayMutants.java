package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogEntry;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.LoggedFrame;
import io.jview.pubsub.testkit.sample.SampleFixture.Adapters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** Bugs in keeping topics. */
public final class ReplayMutants {

  private ReplayMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("an append is done before it is in the log", "R1", doneEarly()),
        new Mutant("a page leaves out its last entry", "R2", reads(ReplayMutants::shorter)),
        new Mutant("a log that was lost goes on under its epoch", "R3", sameEpoch()),
        new Mutant("pages are read from the entry behind the one asked for", "R4", readsBehind()),
        new Mutant("frames go out without their place in the log", "R4", noPlaces()),
        new Mutant("a log is never trimmed", "R5", neverTrims()));
  }

  private static Adapters doneEarly() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final AdapterThread later = new AdapterThread("sample-append");

          @Override
          public CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds) {
            later.later(Duration.ofMillis(30), () -> super.append(topic, frame, bounds));
            return CompletableFuture.completedStage(null);
          }

          @Override
          public CompletionStage<Void> close() {
            return later.close().thenCompose(done -> super.close());
          }
        };
  }

  private static Adapters reads(UnaryOperator<LogPage> change) {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<LogPage> read(String topic, long from, int most, long bytes) {
            return super.read(topic, from, most, bytes).thenApply(change);
          }
        };
  }

  private static LogPage shorter(LogPage page) {
    List<LogEntry> entries = page.entries();
    return entries.isEmpty()
        ? page
        : new LogPage(
            page.epoch(), page.first(), page.last() - 1, entries.subList(0, entries.size() - 1));
  }

  private static Adapters sameEpoch() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<LogPage> read(String topic, long from, int most, long bytes) {
            return super.read(topic, from, most, bytes).thenApply(this::renamed);
          }

          private LogPage renamed(LogPage page) {
            return new LogPage("always", page.first(), page.last(), page.entries());
          }

          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            LoggedFrame logged = LoggedFrame.decode(frame);
            byte[] renamed =
                logged == null
                    ? frame
                    : new LoggedFrame("always", logged.offset(), logged.frame()).encode();
            super.received(inbound, channel, renamed);
          }
        };
  }

  private static Adapters readsBehind() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<LogPage> read(String topic, long from, int most, long bytes) {
            long behind = from == Long.MAX_VALUE ? from : from + 2;
            return super.read(topic, behind, most, bytes);
          }
        };
  }

  private static Adapters noPlaces() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          void received(Inbound inbound, String channel, byte[] frame) {
            LoggedFrame logged = LoggedFrame.decode(frame);
            super.received(inbound, channel, logged == null ? frame : logged.frame());
          }
        };
  }

  /** Sends what is to be kept as what is not. */
  public static Adapters keepsNothing() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds) {
            return super.publish(topic, frame);
          }
        };
  }

  /** A log that is never trimmed. */
  public static Adapters neverTrims() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds) {
            LogBounds none = new LogBounds(1 << 30, 1L << 40, Duration.ofHours(1));
            return super.append(topic, frame, none);
          }
        };
  }
}
