package io.jview.web.file;

import static java.io.InputStream.nullInputStream;

import io.jview.web.http.Exchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Answers with a file, or with the part of it that is wanted. */
final class FileAnswer {

  private static final int BUFFER = 32 * 1024;
  private static final int PARTIAL = 206;

  private FileAnswer() {}

  static void send(Exchange exchange, StaticFile file) throws IOException {
    exchange.header("Accept-Ranges", "bytes");
    if (file.etag() != null) {
      exchange.header("ETag", file.etag().text());
    }
    if (file.modified() != null) {
      exchange.header("Last-Modified", Conditions.date(file.modified()));
    }
    int status = Conditions.status(exchange, file);
    if (status != 200) {
      exchange.sendEmpty(status);
      return;
    }
    ByteRange range = range(exchange, file);
    if (range == null) {
      sendWhole(exchange, 200, file);
    } else if (range.length() == 0) {
      exchange.header("Content-Range", "bytes */" + file.size());
      exchange.sendEmpty(416);
    } else {
      send(exchange, PARTIAL, file, range);
    }
  }

  static void sendWhole(Exchange exchange, int status, StaticFile file) throws IOException {
    send(exchange, status, file, new ByteRange(0, file.size()));
  }

  private static @Nullable ByteRange range(Exchange exchange, StaticFile file) {
    String header = exchange.header("Range");
    return header != null && Conditions.rangeHolds(exchange, file)
        ? ByteRange.parse(header, file.size())
        : null;
  }

  /** Opens it first: what cannot be opened is answered as the failure that it is. */
  private static void send(Exchange exchange, int status, StaticFile file, ByteRange range)
      throws IOException {
    try (InputStream in = exchange.isHead() ? nullInputStream() : file.content().open()) {
      if (!exchange.isHead()) {
        in.skipNBytes(range.first());
      }
      exchange.header("Content-Type", file.type());
      if (status == PARTIAL) {
        exchange.header("Content-Range", range.contentRange(file.size()));
      }
      exchange.host().send(status, range.length(), out -> copy(in, range.length(), out));
    }
  }

  private static void copy(InputStream in, long length, OutputStream out) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER, length)];
    for (long left = length; left > 0; ) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new EOFException("What was sent has become shorter meanwhile");
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }
}
