package io.jview.web.file;

import io.jview.web.http.Exchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Answers with a file, or with the part of it that is wanted. */
final class FileAnswer {

  private static final int BUFFER = 32 * 1024;

  private FileAnswer() {}

  static void send(Exchange exchange, StaticFile file) throws IOException {
    exchange.header("Cache-Control", "no-cache");
    exchange.header("ETag", file.etag());
    exchange.header("Accept-Ranges", "bytes");
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
      send(exchange, file, 200, new ByteRange(0, file.size()));
    } else if (range.length() == 0) {
      exchange.header("Content-Range", "bytes */" + file.size());
      exchange.sendEmpty(416);
    } else {
      exchange.header("Content-Range", range.contentRange(file.size()));
      send(exchange, file, 206, range);
    }
  }

  private static @Nullable ByteRange range(Exchange exchange, StaticFile file) {
    String header = exchange.header("Range");
    return header != null && Conditions.rangeHolds(exchange, file)
        ? ByteRange.parse(header, file.size())
        : null;
  }

  private static void send(Exchange exchange, StaticFile file, int status, ByteRange range)
      throws IOException {
    exchange.header("Content-Type", FileTypes.of(file.name()));
    exchange.host().send(status, range.length(), out -> copy(file, range, out));
  }

  private static void copy(StaticFile file, ByteRange range, OutputStream out) throws IOException {
    try (InputStream in = file.content().open()) {
      in.skipNBytes(range.first());
      byte[] buffer = new byte[(int) Math.min(BUFFER, range.length())];
      for (long left = range.length(); left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(file.name() + " has become shorter while it was sent");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
