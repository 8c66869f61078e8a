package io.jview.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One reply to a GET, as RFC 9112 writes it.
 *
 * @param status the status code
 * @param headers names in lower case, and values
 * @param body the content
 */
record HttpReply(int status, List<Map.Entry<String, String>> headers, String body) {

  /** Takes a reply off the input; null and nothing taken, if it is not all there. */
  static @Nullable HttpReply take(ByteBuffer input) {
    String all = ISO_8859_1.decode(input.duplicate()).toString();
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      return null;
    }
    String[] lines = all.substring(0, end).split("\r\n");
    HttpReply head = new HttpReply(Integer.parseInt(lines[0].split(" ", 3)[1]), headers(lines), "");
    Body body = head.body(all, end + 4);
    if (body == null) {
      return null;
    }
    input.position(input.position() + body.end());
    return new HttpReply(head.status(), head.headers(), body.text());
  }

  private record Body(String text, int end) {}

  private static List<Map.Entry<String, String>> headers(String[] lines) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
      headers.add(Map.entry(name, lines[i].substring(colon + 1).strip()));
    }
    return headers;
  }

  List<String> values(String name) {
    return headers.stream().filter(e -> e.getKey().equals(name)).map(Map.Entry::getValue).toList();
  }

  /** The body, which starts at a position; null, if it is not all there. */
  private @Nullable Body body(String all, int start) {
    if (values("transfer-encoding").contains("chunked")) {
      return chunked(all, start);
    }
    int length = values("content-length").stream().mapToInt(Integer::parseInt).findAny().orElse(0);
    int end = start + length;
    return end > all.length() ? null : new Body(text(all.substring(start, end)), end);
  }

  private static @Nullable Body chunked(String all, int start) {
    StringBuilder content = new StringBuilder();
    for (int at = start; ; ) {
      int line = all.indexOf("\r\n", at);
      if (line < 0) {
        return null;
      }
      int size = Integer.parseInt(all.substring(at, line).split(";")[0].strip(), 16);
      int end = line + 2 + size + 2;
      if (end > all.length()) {
        return null;
      }
      if (size == 0) {
        return new Body(text(content.toString()), end);
      }
      content.append(all, line + 2, end - 2);
      at = end;
    }
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(ISO_8859_1), UTF_8);
  }
}
