package io.jview.pubsub.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks over JSON without making anything of it. What it accepts is JSON for certain; what it does
 * not accept at a glance, such as white space, a parser has to judge.
 */
public final class JsonScan {

  /** The answer where a parser has to judge. */
  public static final int UNSURE = -1;

  private static final int MAX_DEPTH = 64;
  private static final int MAX_NUMBER = 64;
  private static final int MAX_DIGITS = 18;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long TOP_BITS = 0x8080808080808080L;

  private JsonScan() {}

  /** Where the value ends that begins at a place. */
  public static int value(byte[] json, int from, int to) {
    return value(json, from, to, 0);
  }

  private static int value(byte[] json, int from, int to, int depth) {
    if (from < 0 || from >= to || depth > MAX_DEPTH) {
      return UNSURE;
    }
    return switch (json[from]) {
      case '"' -> text(json, from + 1, to);
      case '{' -> members(json, from + 1, to, depth + 1);
      case '[' -> elements(json, from + 1, to, depth + 1);
      case 't' -> word(json, from, to, "true");
      case 'f' -> word(json, from, to, "false");
      case 'n' -> word(json, from, to, "null");
      default -> number(json, from, to);
    };
  }

  private static int members(byte[] json, int from, int to, int depth) {
    int at = from;
    while (is(json, at, to, '"')) {
      int name = text(json, at + 1, to);
      int end = is(json, name, to, ':') ? value(json, name + 1, to, depth) : UNSURE;
      if (!is(json, end, to, ',')) {
        return is(json, end, to, '}') ? end + 1 : UNSURE;
      }
      at = end + 1;
    }
    return at == from && is(json, at, to, '}') ? at + 1 : UNSURE;
  }

  private static int elements(byte[] json, int from, int to, int depth) {
    if (is(json, from, to, ']')) {
      return from + 1;
    }
    int end = value(json, from, to, depth);
    while (is(json, end, to, ',')) {
      end = value(json, end + 1, to, depth);
    }
    return is(json, end, to, ']') ? end + 1 : UNSURE;
  }

  private static boolean is(byte[] json, int at, int to, char wanted) {
    return at >= 0 && at < to && json[at] == wanted;
  }

  private static int word(byte[] json, int from, int to, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!is(json, from + i, to, word.charAt(i))) {
        return UNSURE;
      }
    }
    return from + word.length();
  }

  /** Where a text's closing quote lies behind; from is behind the opening one. */
  static int text(byte[] json, int from, int to) {
    int at = plain(json, from, to);
    while (at >= 0 && at < to && json[at] != '"') {
      at = json[at] == '\\' ? escape(json, at + 1, to) : Utf8.next(json, at, to);
      at = at < 0 ? UNSURE : plain(json, at, to);
    }
    return at >= 0 && at < to ? at + 1 : UNSURE;
  }

  private static int escape(byte[] json, int at, int to) {
    if (at >= to) {
      return UNSURE;
    }
    if (json[at] == 'u') {
      boolean hex = at + 4 < to;
      for (int i = 1; hex && i <= 4; i++) {
        hex = Character.digit(json[at + i], 16) >= 0;
      }
      return hex ? at + 5 : UNSURE;
    }
    return "\"\\/bfnrt".indexOf(json[at]) < 0 ? UNSURE : at + 1;
  }

  /** Whether a text is written as it stands: nothing in it is escaped, and all is ASCII. */
  static boolean isPlain(byte[] text) {
    return plain(text, 0, text.length) == text.length;
  }

  /** The first place whose byte is a quote, a backslash, a control or not ASCII, or the end. */
  public static int plain(byte[] json, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && isPlain((long) WORDS.get(json, at))) {
      at += Long.BYTES;
    }
    while (at < to && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
      at++;
    }
    return at;
  }

  /** Whether eight bytes are plain, by the well-known test for a zero among them. */
  private static boolean isPlain(long word) {
    long quote = word ^ ('"' * EACH);
    long backslash = word ^ ('\\' * EACH);
    long odd = (word - ' ' * EACH) | (quote - EACH & ~quote) | (backslash - EACH & ~backslash);
    return ((odd | word) & TOP_BITS) == 0;
  }

  private static int number(byte[] json, int from, int to) {
    int whole = is(json, from, to, '-') ? from + 1 : from;
    int at = digits(json, whole, to);
    if (at - whole > 1 && json[whole] == '0') {
      return UNSURE;
    }
    if (is(json, at, to, '.')) {
      at = digits(json, at + 1, to);
    }
    if (is(json, at, to, 'e') || is(json, at, to, 'E')) {
      boolean signed = is(json, at + 1, to, '+') || is(json, at + 1, to, '-');
      at = digits(json, at + (signed ? 2 : 1), to);
    }
    return at - from > MAX_NUMBER ? UNSURE : at;
  }

  /** Reads digits that are a whole number, and not too long a one. */
  public static long whole(byte[] json, int from, int to) {
    if (to - from > MAX_DIGITS || digits(json, from, to) != to || number(json, from, to) != to) {
      return UNSURE;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + json[i] - '0';
    }
    return number;
  }

  /** Where digits end; there must be one. */
  private static int digits(byte[] json, int from, int to) {
    int at = from;
    while (at >= 0 && at < to && json[at] >= '0' && json[at] <= '9') {
      at++;
    }
    return at == from ? UNSURE : at;
  }
}
