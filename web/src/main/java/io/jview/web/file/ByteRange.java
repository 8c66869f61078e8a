package io.jview.web.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file.
 *
 * @param first its first byte
 * @param length how many bytes; 0: there is no such part
 */
record ByteRange(long first, long length) {

  private static final Pattern ONE =
      Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})");

  /** Reads the header; null: the whole file, as for several ranges at once, which we may ignore. */
  static @Nullable ByteRange parse(String header, long size) {
    Matcher one = ONE.matcher(header.strip());
    if (!one.matches() || one.group(1).isEmpty() && one.group(2).isEmpty()) {
      return null;
    }
    if (one.group(1).isEmpty()) {
      long last = Math.min(size, Long.parseLong(one.group(2)));
      return new ByteRange(size - last, last);
    }
    long first = Long.parseLong(one.group(1));
    long end = one.group(2).isEmpty() ? size : Long.parseLong(one.group(2)) + 1;
    if (end <= first && !one.group(2).isEmpty()) {
      return null;
    }
    return new ByteRange(first, Math.max(0, Math.min(size, end) - first));
  }

  String contentRange(long size) {
    return "bytes " + first + '-' + (first + length - 1) + '/' + size;
  }
}
