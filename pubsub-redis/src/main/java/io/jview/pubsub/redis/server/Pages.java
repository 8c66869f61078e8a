package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.spi.LogEntry;
import io.jview.pubsub.spi.LogPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Reads logs over a connection that publishes. */
final class Pages {

  private Pages() {}

  static CompletableFuture<LogPage> read(
      Sender sender, Channels.Named topic, long from, int entries, long bytes) {
    List<byte[]> arguments =
        List.of(Appends.number(from), Appends.number(entries), Appends.number(bytes));
    return Script.READ.run(sender, topic, arguments).thenApply(Pages::page);
  }

  private static LogPage page(@Nullable Object answer) {
    if (answer instanceof RedisError error) {
      throw new CompletionException(error.exception());
    }
    if (answer instanceof List<?> none && none.isEmpty()) {
      return LogPage.NONE;
    }
    if (answer instanceof List<?> parts
        && parts.size() == 4
        && parts.get(3) instanceof List<?> found) {
      long last = Long.parseLong(RespReader.text(parts.get(1)));
      String oldest = RespReader.text(parts.get(2));
      long first = oldest.isEmpty() ? last + 1 : offset(oldest);
      return new LogPage(RespReader.text(parts.get(0)), first, last, entries(found));
    }
    throw new CompletionException(new IOException("Redis gave no page of a log"));
  }

  private static List<LogEntry> entries(List<?> found) {
    List<LogEntry> entries = new ArrayList<>(found.size() / 2);
    for (int i = 0; i + 1 < found.size(); i += 2) {
      if (found.get(i + 1) instanceof byte[] frame) {
        entries.add(new LogEntry(offset(RespReader.text(found.get(i))), frame));
      }
    }
    return entries;
  }

  private static long offset(String id) {
    return Long.parseLong(id.substring(0, id.indexOf('-')));
  }
}
