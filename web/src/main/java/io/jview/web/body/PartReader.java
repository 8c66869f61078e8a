package io.jview.web.body;

import static java.nio.file.Files.createTempFile;
import static java.nio.file.Files.newOutputStream;

import io.jview.liveview.host.MemoryBudget;
import io.jview.web.Part;
import io.jview.web.http.RefusedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Puts the text fields of a form into memory and its files onto the disk, within their bounds. */
final class PartReader {

  /** Says whose the files are that a process has left behind which was killed. */
  private static final String PREFIX = "jview-" + ProcessHandle.current().pid() + "-";

  /** What a part costs besides its content. */
  private static final int PART_BYTES = 512;

  /** What a file takes of a disk however small it is. */
  private static final int FILE_BYTES = 4 << 10;

  private final MemoryBudget.Share memory;
  private final MemoryBudget.Share disk;
  private final List<FilePart> files;
  private final int formBytes;
  private final int maxParts;
  private long textBytes;

  /**
   * Makes one.
   *
   * @param files gets each file when it is begun, so that it can be deleted however this ends
   * @param formBytes how much all text fields together may hold
   * @param maxParts how many parts there may be
   */
  PartReader(
      MemoryBudget.Share memory,
      MemoryBudget.Share disk,
      List<FilePart> files,
      int formBytes,
      int maxParts) {
    this.memory = memory;
    this.disk = disk;
    this.files = files;
    this.formBytes = formBytes;
    this.maxParts = maxParts;
  }

  List<Part> readAll(PartStream stream) throws IOException, RefusedRequest {
    List<Part> parts = new ArrayList<>();
    for (int count = 0; stream.next(); count++) {
      if (count == maxParts) {
        throw Refusals.malformed("it has more than " + maxParts + " parts");
      }
      hold(memory, PART_BYTES);
      PartHeader header = stream.header();
      Part part = header.fileName() == null ? text(header, stream) : file(header, stream);
      if (header.chosen() || header.fileName() == null || part.size() > 0) {
        parts.add(part);
      }
    }
    return List.copyOf(parts);
  }

  private Part text(PartHeader header, PartStream stream) throws IOException, RefusedRequest {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    stream.content(
        (bytes, offset, length) -> {
          textBytes += length;
          if (textBytes > formBytes) {
            throw Refusals.tooMuchText(formBytes);
          }
          hold(memory, length);
          out.write(bytes, offset, length);
        });
    return new TextPart(header, out.toByteArray());
  }

  private Part file(PartHeader header, PartStream stream) throws IOException, RefusedRequest {
    hold(disk, FILE_BYTES);
    FilePart empty = new FilePart(header, onDisk(() -> createTempFile(PREFIX, ".part")), 0);
    files.add(empty);
    AtomicLong size = new AtomicLong();
    try (OutputStream out = onDisk(() -> newOutputStream(empty.stored()))) {
      stream.content(
          (bytes, offset, length) -> {
            hold(disk, length);
            onDisk(() -> write(out, bytes, offset, length));
            size.addAndGet(length);
          });
    }
    return new FilePart(header, empty.stored(), size.get());
  }

  private static OutputStream write(OutputStream out, byte[] bytes, int offset, int length)
      throws IOException {
    out.write(bytes, offset, length);
    return out;
  }

  private static void hold(MemoryBudget.Share share, int bytes) throws RefusedRequest {
    if (!share.add(bytes)) {
      throw Refusals.crowded();
    }
  }

  /** Does something with the disk. */
  private interface DiskWork<T> {
    T run() throws IOException;
  }

  /** That the disk fails is not the browser's fault. */
  private static <T> T onDisk(DiskWork<T> work) throws InterruptedIOException {
    try {
      return work.run();
    } catch (ClosedByInterruptException crowded) {
      throw new InterruptedIOException("The file is not wanted any more");
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "A file of a form cannot be put into " + System.getProperty("java.io.tmpdir"), failed);
    }
  }
}
