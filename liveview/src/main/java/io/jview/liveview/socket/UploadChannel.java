package io.jview.liveview.socket;

import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Transport;
import io.jview.liveview.process.Channel;
import io.jview.liveview.services.Services;
import io.jview.liveview.spool.Intake;
import io.jview.liveview.text.Json;
import io.jview.liveview.upload.UploadError;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One file's topic: what comes by it is written by a thread that lasts for the chunk. */
final class UploadChannel {

  /** How long a browser may let a file lie. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Services services;
  private final Transport transport;
  private final MemoryBudget.Share backlog;
  private final String topic;
  private final String joinRef;
  private final String ref;
  private final Intake intake;
  private final Consumer<UploadChannel> ended;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Runnable stopWatch = () -> {};

  UploadChannel(
      Services services,
      Transport transport,
      MemoryBudget.Share backlog,
      Frame join,
      String joinRef,
      Intake intake,
      Consumer<UploadChannel> ended) {
    this.services = services;
    this.transport = transport;
    this.backlog = backlog;
    this.topic = join.topic();
    this.joinRef = joinRef;
    this.ref = join.ref();
    this.intake = intake;
    this.ended = ended;
  }

  String topic() {
    return topic;
  }

  boolean isJoinedAs(@Nullable String other) {
    return joinRef.equals(other);
  }

  boolean isOf(Intake other) {
    return intake.equals(other);
  }

  void open() {
    if (intake.begin()) {
      watch();
      services.run(() -> work(ref, intake::open));
    } else {
      close();
    }
  }

  /** Takes a chunk; false: the one before it has not been answered. From the socket's thread. */
  boolean take(BinaryFrame chunk) {
    int bytes = chunk.data().length;
    if (!chunk.event().equals("chunk") || !intake.begin()) {
      return false;
    }
    watch();
    backlog.add(bytes);
    services.run(
        () -> {
          try {
            work(chunk.ref(), () -> intake.take(chunk.data()));
          } finally {
            backlog.remove(bytes);
          }
        });
    return true;
  }

  private interface Work {
    @Nullable UploadError run();
  }

  private void work(String answered, Work work) {
    UploadError error;
    try {
      error = work.run();
    } finally {
      intake.end();
    }
    if (error != null) {
      reply(answered, "error", "{\"reason\":\"" + error.name().toLowerCase(Locale.ROOT) + "\"}");
      close();
    } else {
      reply(answered, "ok", "{}");
      if (intake.isDone()) {
        leave();
      }
    }
  }

  private void reply(String answered, String status, String response) {
    if (!closed.get()) {
      Channel.reply(transport, joinRef, answered, topic, status, response);
    }
  }

  /** Begins to wait for the next chunk. */
  private void watch() {
    stopWatch.run();
    stopWatch = services.timers().after(PATIENCE, () -> services.run(this::close));
  }

  /** Gives up what has not come whole. From any thread. */
  void close() {
    if (!intake.isDone()) {
      intake.abort();
    }
    leave();
  }

  /** Ends the topic, whose browser does not join it again. */
  private void leave() {
    if (closed.compareAndSet(false, true)) {
      stopWatch.run();
      ended.accept(this);
      String quoted = Json.quote(joinRef);
      transport.send("[" + quoted + "," + quoted + "," + Json.quote(topic) + ",\"phx_close\",{}]");
    }
  }
}
