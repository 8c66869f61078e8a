package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogEntry;
import io.jview.pubsub.spi.LogPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The log of one topic in the sample broker, whose lock guards it. */
final class SampleLog {

  private record Stored(LogEntry entry, long at) {}

  private final String epoch = UUID.randomUUID().toString().replace("-", "");
  private final Deque<Stored> stored = new ArrayDeque<>();
  private LogBounds bounds;
  private long last;

  String epoch() {
    return epoch;
  }

  /** Appends a frame; gives its number. */
  long append(byte[] frame, LogBounds kept) {
    bounds = kept;
    stored.add(new Stored(new LogEntry(++last, frame.clone()), System.nanoTime()));
    trim();
    return last;
  }

  private void trim() {
    long oldest = System.nanoTime() - bounds.age().toNanos();
    long bytes = stored.stream().mapToLong(each -> each.entry.frame().length).sum();
    while (!stored.isEmpty()
        && (stored.size() > bounds.entries()
            || bytes > bounds.bytes()
            || stored.getFirst().at - oldest < 0)) {
      bytes -= stored.removeFirst().entry.frame().length;
    }
  }

  LogPage read(long from, int most, long mostBytes) {
    trim();
    List<LogEntry> entries = new ArrayList<>();
    long bytes = 0;
    for (Stored each : stored) {
      boolean fits = entries.size() < 2 || (entries.size() < most && bytes < mostBytes);
      if (each.entry.offset() >= from && fits) {
        entries.add(new LogEntry(each.entry.offset(), each.entry.frame().clone()));
        bytes += each.entry.frame().length;
      }
    }
    long first = stored.isEmpty() ? last + 1 : stored.getFirst().entry.offset();
    return new LogPage(epoch, first, last, entries);
  }

  void loseNewest(int messages) {
    for (int i = 0; i < messages && !stored.isEmpty(); i++) {
      stored.removeLast();
      last--;
    }
  }
}
