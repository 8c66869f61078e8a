package io.jview.web.http;

import io.jview.liveview.host.MemoryBudget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a request, counted in the budget from its first byte until the request is answered.
 * While it arrives it may have to go, since others need the memory more. Used by the request's
 * thread.
 */
public final class Body implements AutoCloseable {

  private static final int CHUNK = 16 << 10;

  private final Exchange exchange;
  private final MemoryBudget.Share share;
  private final Thread reader = Thread.currentThread();
  private boolean reading = true; // guarded by this

  public Body(Exchange exchange, MemoryBudget budget) {
    this.exchange = exchange;
    this.share = budget.open(this::letGo);
  }

  private synchronized void letGo() {
    if (reading) {
      reader.interrupt();
    }
  }

  /**
   * Reads it; once.
   *
   * @param limit how many bytes it may have
   * @throws RefusedRequest with 413 if it is longer, 408 if it does not arrive in time, 503 if
   *     there is no memory for it, 400 if it is broken
   */
  public byte[] read(int limit) throws RefusedRequest {
    if (exchange.host().contentLength() > limit) {
      throw new RefusedRequest(413);
    }
    try (InputStream in = exchange.host().body()) {
      return joined(chunks(in, limit));
    } catch (SocketTimeoutException late) {
      throw new RefusedRequest(408);
    } catch (InterruptedIOException crowded) {
      throw new RefusedRequest(503);
    } catch (IOException broken) {
      throw new RefusedRequest(400);
    } finally {
      complete();
    }
  }

  private List<byte[]> chunks(InputStream in, int limit) throws IOException, RefusedRequest {
    List<byte[]> chunks = new ArrayList<>();
    long size = 0;
    for (byte[] next = in.readNBytes(CHUNK); next.length > 0; next = in.readNBytes(CHUNK)) {
      size += next.length;
      if (size > limit) {
        throw new RefusedRequest(413);
      }
      if (!share.add(next.length)) {
        throw new RefusedRequest(503);
      }
      chunks.add(next);
    }
    return chunks;
  }

  private static byte[] joined(List<byte[]> chunks) {
    if (chunks.size() == 1) {
      return chunks.getFirst();
    }
    ByteArrayOutputStream all =
        new ByteArrayOutputStream(chunks.stream().mapToInt(chunk -> chunk.length).sum());
    chunks.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** From now on it is kept whoever else needs memory. */
  private synchronized void complete() {
    reading = false;
    share.keep();
    Thread.interrupted();
  }

  @Override
  public void close() {
    share.clear();
  }
}
