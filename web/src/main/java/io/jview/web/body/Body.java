package io.jview.web.body;

import io.jview.liveview.host.MemoryBudget;
import io.jview.web.BodyLimits;
import io.jview.web.Part;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a request, counted in the budgets from its first byte until the request is answered.
 * While it arrives it may have to go, since others need the memory or the disk more. Used by the
 * request's thread.
 */
public final class Body implements AutoCloseable {

  private static final int CHUNK = 16 << 10;

  private final Exchange exchange;
  private final MemoryBudget.Share memory;
  private final MemoryBudget.Share disk;
  private final List<FilePart> files = new ArrayList<>(0);
  private final Thread reader = Thread.currentThread();
  private boolean reading = true; // guarded by this

  /**
   * Makes one that has not been read.
   *
   * @param disk what the files of all forms may hold
   */
  public Body(Exchange exchange, MemoryBudget memory, MemoryBudget disk) {
    this.exchange = exchange;
    this.memory = memory.open(this::letGo);
    this.disk = disk.open(this::letGo);
  }

  private synchronized void letGo() {
    if (reading) {
      reader.interrupt();
    }
  }

  /** Reads a body. */
  private interface Reading<T> {
    T from(InputStream in) throws IOException, RefusedRequest;
  }

  /**
   * Reads it as it is; once.
   *
   * @param limit how many bytes it may have
   * @throws RefusedRequest with 413 if it is longer, 408 if it does not arrive in time, 503 if
   *     there is no memory for it, 400 if it is broken
   */
  public byte[] read(int limit) throws RefusedRequest {
    return read(limit, in -> joined(chunks(in, limit)));
  }

  /**
   * Reads it as the parts of a form; once.
   *
   * @param boundary what stands between the parts
   * @param maxParts how many it may have
   * @throws RefusedRequest as {@link #read(int)}, and with 400 if it is malformed
   */
  public List<Part> readParts(String boundary, BodyLimits limits, int maxParts)
      throws RefusedRequest {
    long limit = limits.multipartBytes();
    PartReader parts = new PartReader(memory, disk, files, limits.formBytes(), maxParts);
    return read(limit, in -> parts.readAll(new PartStream(in, boundary, limit)));
  }

  private <T> T read(long limit, Reading<T> reading) throws RefusedRequest {
    if (exchange.host().contentLength() > limit) {
      throw Refusals.tooLong(limit);
    }
    try (InputStream in = exchange.host().body()) {
      return reading.from(in);
    } catch (SocketTimeoutException late) {
      throw new RefusedRequest(408);
    } catch (InterruptedIOException crowded) {
      throw Refusals.crowded();
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
        throw Refusals.tooLong(limit);
      }
      if (!memory.add(next.length)) {
        throw Refusals.crowded();
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
    memory.keep();
    disk.keep();
    Thread.interrupted();
  }

  @Override
  public void close() {
    files.forEach(FilePart::delete);
    memory.clear();
    disk.clear();
  }
}
