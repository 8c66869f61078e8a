package io.jview.pubsub.guide;

// snippet:adapter
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A broker that is a file in a shared folder: each instance appends to it, and reads on. */
final class FolderAdapter implements PubSubAdapter {

  private static final int HEADER = 2 * Integer.BYTES;
  private static final Duration POLL = Duration.ofMillis(5);

  private final Path file;

  /** Does all the work, so nothing below needs a lock, and nobody who calls us has to wait. */
  private final AdapterThread thread = new AdapterThread("folder-pubsub");

  private final Set<String> topics = new HashSet<>();
  private @Nullable Inbound current;
  private long position;

  FolderAdapter(Path folder, String prefix) {
    this.file = folder.resolve(prefix + ".frames");
  }

  @Override
  public CompletionStage<Void> connect(Inbound inbound) {
    return thread.run(
        () -> {
          try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
            position = channel.size();
          }
          topics.clear();
          current = inbound;
          thread.repeat(POLL, () -> readOn(inbound)).exceptionally(cause -> lost(inbound, cause));
        });
  }

  private @Nullable Void lost(Inbound inbound, Throwable cause) {
    inbound.down(Direction.RECEIVING, cause);
    inbound.down(Direction.SENDING, cause);
    return null;
  }

  @Override
  public CompletionStage<Void> subscribe(Collection<String> wanted) {
    return thread.run(() -> topics.addAll(wanted));
  }

  @Override
  public CompletionStage<Void> unsubscribe(Collection<String> unwanted) {
    return thread.run(() -> topics.removeAll(unwanted));
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    byte[] name = topic.getBytes(UTF_8);
    ByteBuffer entry = ByteBuffer.allocate(HEADER + name.length + frame.length);
    entry.putInt(name.length).putInt(frame.length).put(name).put(frame).flip();
    return thread.run(
        () -> {
          try (FileChannel channel = FileChannel.open(file, WRITE, APPEND)) {
            channel.write(entry);
          }
        });
  }

  @Override
  public CompletionStage<Void> close() {
    return thread.close();
  }

  private void readOn(Inbound inbound) throws IOException {
    if (!inbound.equals(current)) {
      throw new IOException("a later connect reads on");
    }
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
          inbound.frame(topic, read(channel, next - frameLength, frameLength).array());
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
}
// end:adapter
