package io.jview.pubsub.broker;

import io.jview.pubsub.delivery.Audience;
import io.jview.pubsub.delivery.Counters;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.replay.Logged;
import io.jview.pubsub.replay.Messages;
import io.jview.pubsub.replay.Page;
import io.jview.pubsub.replay.TopicLog;
import io.jview.pubsub.spi.LogEntry;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.ReplayLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The log of a broker, whose frames become messages. Any thread may call it. */
final class BrokerLog implements TopicLog {

  private final ReplayLog log;
  private final MessageJson json;
  private final Messages messages;
  private final Signatures signatures;
  private final Audiences audiences;
  private final Counters counters;
  private final LimitedLog lines;

  BrokerLog(
      ReplayLog log,
      MessageJson json,
      Messages messages,
      Signatures signatures,
      Audiences audiences,
      Counters counters,
      LimitedLog lines) {
    this.log = log;
    this.json = json;
    this.messages = messages;
    this.signatures = signatures;
    this.audiences = audiences;
    this.counters = counters;
    this.lines = lines;
  }

  /** What tells a frame from another one with the same number. */
  static int tag(byte[] frame) {
    CRC32C sum = new CRC32C();
    sum.update(frame, 0, frame.length);
    return (int) sum.getValue();
  }

  @Override
  public CompletionStage<Page> read(String topic, long from) {
    return log.read(topic, from, ENTRIES, BYTES).thenApply(page -> page(topic, page));
  }

  private Page page(String topic, LogPage read) {
    List<Page.Entry> entries = new ArrayList<>(read.entries().size());
    byte[] head = Frame.head(topic);
    for (LogEntry entry : read.entries()) {
      entries.add(entry(topic, head, read.epoch(), entry));
    }
    return new Page(read.epoch(), read.first(), read.last(), entries);
  }

  private Page.Entry entry(String topic, byte[] head, String epoch, LogEntry entry) {
    int tag = tag(entry.frame());
    Frame frame = frame(topic, head, entry.frame());
    if (frame == null) {
      return new Page.Entry(new Logged(epoch, entry.offset(), tag, Audience.ALL), null);
    }
    Logged place = new Logged(epoch, entry.offset(), tag, audiences.read(frame));
    return new Page.Entry(
        place, messages.placed(json.read(frame.bytes(), frame.offset(), frame.length()), place));
  }

  /** What stands in the log; null where that is no frame of the topic, or was not signed by us. */
  private @Nullable Frame frame(String topic, byte[] head, byte[] bytes) {
    String refusal = signatures.refusal(bytes);
    if (refusal == null) {
      try {
        Frame frame = Frame.decode(bytes, topic, head);
        if (frame.topic().equals(topic)) {
          return frame;
        }
        refusal = "its topic is '" + frame.topic() + "'";
      } catch (IllegalArgumentException e) {
        refusal = e.getMessage();
      }
    }
    counters.malformed.increment();
    lines.warn("A frame in the log of topic '{}' was skipped: {}", topic, refusal);
    return null;
  }
}
