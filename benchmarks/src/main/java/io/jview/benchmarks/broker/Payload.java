package io.jview.benchmarks.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Texts of 98 characters, which are 100 bytes as JSON; each begins with its number. */
public final class Payload {

  private static final int LENGTH = 98;
  private static final int DIGITS = 19;
  private static final byte[] FILLED = (" " + "lorem ipsum dolor ".repeat(5)).getBytes(ISO_8859_1);

  private Payload() {}

  public static String text(long number) {
    byte[] bytes = new byte[LENGTH];
    write(number, bytes, 0);
    return new String(bytes, ISO_8859_1);
  }

  /** The text as JSON, for those who carry texts only. */
  public static String json(long number) {
    return new String(jsonBytes(number), ISO_8859_1);
  }

  public static byte[] jsonBytes(long number) {
    byte[] bytes = new byte[LENGTH + 2];
    bytes[0] = '"';
    write(number, bytes, 1);
    bytes[LENGTH + 1] = '"';
    return bytes;
  }

  private static void write(long number, byte[] bytes, int offset) {
    long rest = number;
    for (int i = offset + DIGITS - 1; i >= offset; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    System.arraycopy(FILLED, 0, bytes, offset + DIGITS, LENGTH - DIGITS);
  }

  /** The number of a text that begins at a place. */
  public static long number(String text, int offset) {
    long number = 0;
    for (int i = offset; i < offset + DIGITS; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  /** The number of a text that begins at a place. */
  public static long number(byte[] text, int offset) {
    long number = 0;
    for (int i = offset; i < offset + DIGITS; i++) {
      number = 10 * number + text[i] - '0';
    }
    return number;
  }

  /** A record of 100 bytes as JSON. */
  public record Reading(long number, String sensor, double value, String note) {

    private static final String NOTE = "lorem ipsum dolor s";

    public static Reading of(long number) {
      return new Reading(FIRST + number, "roof", 21.5, NOTE);
    }

    /** Gives all numbers the same number of digits. */
    public static final long FIRST = 1_000_000_000_000_000_000L;
  }
}
