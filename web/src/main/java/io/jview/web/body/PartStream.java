package io.jview.web.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.web.http.RefusedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a multipart body apart as it comes (RFC 7578): {@link #next}, {@link #header} and {@link
 * #content}, again and again. Holds a piece of it at a time.
 */
final class PartStream {

  /** Takes the content of a part, piece by piece. */
  interface Sink {
    void take(byte[] bytes, int offset, int length) throws IOException, RefusedRequest;
  }

  private static final int BUFFER = 32 << 10;
  private static final int MAX_HEADER = 8 << 10;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final InputStream in;
  private final byte[] delimiter;
  private final long limit;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private long read;

  /**
   * Begins.
   *
   * @param limit how long all of it may be
   */
  PartStream(InputStream in, String boundary, long limit) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(ISO_8859_1);
    this.limit = limit;
    System.arraycopy(LINE_END, 0, buffer, 0, LINE_END.length); // ahead of the first boundary
    end = LINE_END.length;
  }

  /** Goes to the next part, past what is left of this one; false: there is none. */
  boolean next() throws IOException, RefusedRequest {
    content((bytes, offset, length) -> {});
    start += delimiter.length;
    ensure(2);
    if (buffer[start] == '-' && buffer[start + 1] == '-') {
      skipRest();
      return false;
    }
    if (!line(MAX_HEADER).isBlank()) {
      throw Refusals.malformed("something stands behind a boundary");
    }
    return true;
  }

  /** Reads what stands ahead of the content. */
  PartHeader header() throws IOException, RefusedRequest {
    List<String> lines = new ArrayList<>();
    int left = MAX_HEADER;
    for (String line = line(left); !line.isEmpty(); line = line(left)) {
      left -= line.length() + LINE_END.length;
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      if (continued && !lines.isEmpty()) {
        lines.add(lines.removeLast() + line);
      } else {
        lines.add(line);
      }
    }
    return PartHeader.parse(lines);
  }

  /** Reads the content, up to the boundary behind it, and no further however often it is called. */
  void content(Sink sink) throws IOException, RefusedRequest {
    int found = find();
    while (found < 0) {
      int sure = Math.max(0, end - start - delimiter.length + 1);
      sink.take(buffer, start, sure);
      start += sure;
      fill();
      found = find();
    }
    if (found > start) {
      sink.take(buffer, start, found - start);
      start = found;
    }
  }

  private int find() {
    for (int at = start; at <= end - delimiter.length; at++) {
      if (buffer[at] == '\r' && isDelimiter(at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean isDelimiter(int at) {
    for (int i = 1; i < delimiter.length; i++) {
      if (buffer[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private String line(int longest) throws IOException, RefusedRequest {
    int length = 0;
    while (true) {
      ensure(length + 2);
      if (buffer[start + length] == '\r' && buffer[start + length + 1] == '\n') {
        String line = new String(buffer, start, length, UTF_8);
        start += length + LINE_END.length;
        return line;
      }
      length++;
      if (length > longest) {
        throw Refusals.malformed("the headers of a part are longer than " + MAX_HEADER + " bytes");
      }
    }
  }

  private void ensure(int bytes) throws IOException, RefusedRequest {
    while (end - start < bytes) {
      fill();
    }
  }

  /** Reads more behind what is there, which must not be all of the buffer. */
  private void fill() throws IOException, RefusedRequest {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (!readInto(end)) {
      throw Refusals.malformed("it ends before its last boundary");
    }
  }

  private boolean readInto(int offset) throws IOException, RefusedRequest {
    int count = in.read(buffer, offset, buffer.length - offset);
    if (count > 0) {
      end = offset + count;
      read += count;
      if (read > limit) {
        throw Refusals.tooLong(limit);
      }
    }
    return count >= 0;
  }

  /** What stands behind the last boundary is nothing. */
  private void skipRest() throws IOException, RefusedRequest {
    boolean more = true;
    while (more) {
      more = readInto(0);
    }
  }
}
