package io.jview.pubsub.guide;

// snippet:adapter
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A broker that is a file in a shared folder: each instance appends to it, and reads on. */
final class FolderAdapter implements PubSubAdapter {

  private static final int HEADER = 2 * Integer.BYTES;
  private static final long POLL_MILLIS = 5;

  private final Path file;

  /** Does all the work, so nothing below needs a lock, and nobody who calls us has to wait. */
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "folder-pubsub"));

  private final Set<String> topics = new HashSet<>();
  private @Nullable Inbound inbound;
  private long position;

  FolderAdapter(Path folder, String prefix) {
    this.file = folder.resolve(prefix + ".frames");
  }

  @Override
  public CompletionStage<Void> connect(Inbound reportTo) {
    return run(
        () -> {
          try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
            position = channel.size();
          }
          inbound = reportTo;
          poll();
        });
  }

  @Override
  public CompletionStage<Void> subscribe(String topic) {
    return run(() -> topics.add(topic));
  }

  @Override
  public CompletionStage<Void> unsubscribe(String topic) {
    return run(() -> topics.remove(topic));
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    byte[] name = topic.getBytes(UTF_8);
    ByteBuffer entry = ByteBuffer.allocate(HEADER + name.length + frame.length);
    entry.putInt(name.length).putInt(frame.length).put(name).put(frame).flip();
    return run(
        () -> {
          try (FileChannel channel = FileChannel.open(file, WRITE, APPEND)) {
            channel.write(entry);
          }
        });
  }

  @Override
  public CompletionStage<Void> close() {
    return run(thread::shutdownNow);
  }

  private void poll() {
    Inbound told = inbound;
    if (told == null) {
      return;
    }
    try {
      readOn(told);
      thread.schedule(this::poll, POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      inbound = null;
      topics.clear();
      told.receiving(false, e);
      told.sending(false, e);
    }
  }

  private void readOn(Inbound told) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.size() >= position + HEADER) {
        ByteBuffer header = read(channel, position, HEADER);
        int nameLength = header.getInt();
        int frameLength = header.getInt();
        long next = position + HEADER + nameLength + frameLength;
        if (channel.size() < next) {
          return; // somebody is writing it
        }
        String topic = new String(read(channel, position + HEADER, nameLength).array(), UTF_8);
        if (topics.contains(topic)) {
          told.frame(topic, read(channel, next - frameLength, frameLength).array());
        }
        position = next;
      }
    }
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    channel.read(bytes, from);
    return bytes.flip();
  }

  private CompletionStage<Void> run(Work work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    thread.execute(
        () -> {
          try {
            work.run();
            done.complete(null);
          } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }

  private interface Work {
    void run() throws IOException;
  }
}
// end:adapter
