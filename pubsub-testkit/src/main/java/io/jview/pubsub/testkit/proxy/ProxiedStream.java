package io.jview.pubsub.testkit.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One way of a proxied connection: a thread reads, and another writes when it is time. */
final class ProxiedStream {

  private static final int BUFFER = 16 * 1024;
  private static final int CHUNKS = 64;

  private final Socket from;
  private final Socket to;
  private final FaultSettings settings;
  private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS);
  private volatile boolean swallowed;

  ProxiedStream(Socket from, Socket to, FaultSettings settings) {
    this.from = from;
    this.to = to;
    this.settings = settings;
  }

  /** Loses all that comes from here on, for good. */
  void swallow() {
    swallowed = true;
  }

  /** Returns when one of the sides has ended, or was told that the other one has. */
  void run() {
    Thread reader = Thread.ofVirtual().name("jview-fault-proxy-read").start(this::read);
    try {
      write();
    } catch (IOException e) {
      close(from);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reader.interrupt();
    }
  }

  private void read() {
    try {
      readAll();
    } catch (IOException e) {
      close(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAll() throws IOException, InterruptedException {
    InputStream in = from.getInputStream();
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      chunks.put(new Chunk(Arrays.copyOf(buffer, n), due()));
    }
    chunks.put(new Chunk(new byte[0], due()));
  }

  private long due() {
    return System.nanoTime() + settings.delay().toNanos();
  }

  private void write() throws IOException, InterruptedException {
    OutputStream out = to.getOutputStream();
    for (Chunk chunk = chunks.take(); chunk.bytes.length > 0; chunk = chunks.take()) {
      TimeUnit.NANOSECONDS.sleep(chunk.due - System.nanoTime());
      settings.awaitPassing();
      if (!swallowed) {
        out.write(chunk.bytes);
        LockSupport.parkNanos(settings.nanos(chunk.bytes.length));
      }
    }
    settings.awaitPassing();
    if (!swallowed) {
      to.shutdownOutput();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What was read at once; nothing at the end. */
  private record Chunk(byte[] bytes, long due) {}
}
