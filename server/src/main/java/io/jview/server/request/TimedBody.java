package io.jview.server.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, which must have arrived in time; a long one has more of it. Used by the
 * request's thread.
 */
final class TimedBody extends InputStream {

  private final Content.Source source;

  /** A body has a second more for so many of its bytes. */
  private static final long BYTES_A_SECOND = 16 << 10;

  private long deadline;
  private final Semaphore arrived = new Semaphore(0);
  private Content.@Nullable Chunk chunk;

  TimedBody(Content.Source source, Duration patience) {
    this.source = source;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    Content.Chunk some = next();
    ByteBuffer bytes = some.getByteBuffer();
    int count = Math.min(bytes.remaining(), length);
    bytes.get(into, offset, count);
    deadline += TimeUnit.SECONDS.toNanos(count) / BYTES_A_SECOND;
    if (!bytes.hasRemaining()) {
      letGo(some);
    }
    return count == 0 ? -1 : count;
  }

  /** Gives what has bytes or is the end. */
  private Content.Chunk next() throws IOException {
    Content.Chunk some = chunk;
    while (some == null || !some.hasRemaining() && !some.isLast()) {
      if (some != null) {
        some.release();
      }
      some = source.read();
      if (some == null) {
        await();
      } else if (Content.Chunk.isFailure(some)) {
        throw new IOException("The body is broken", some.getFailure());
      }
    }
    chunk = some;
    return some;
  }

  private void await() throws IOException {
    source.demand(arrived::release);
    try {
      if (!arrived.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new SocketTimeoutException("The body did not arrive in time");
      }
    } catch (InterruptedException interrupted) {
      throw new InterruptedIOException("The body is not wanted any more");
    }
  }

  private void letGo(Content.Chunk read) {
    read.release();
    chunk = read.isLast() ? Content.Chunk.EOF : null;
  }

  @Override
  public void close() {
    if (chunk != null) {
      letGo(chunk);
    }
  }
}
