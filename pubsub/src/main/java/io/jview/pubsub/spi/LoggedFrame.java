package io.jview.pubsub.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a frame that is in a log travels: with its place there as a member ahead of all others,
 * <code>{"at":"k3x9.17","topic":…</code>. What is in the log is the frame without it.
 *
 * @param epoch names the numbering
 * @param offset the frame's number there
 * @param frame the frame as it was appended
 */
public record LoggedFrame(String epoch, long offset, byte[] frame) {

  private static final byte[] BEGINNING = "{\"at\":\"".getBytes(US_ASCII);
  private static final int LONGEST = 64;

  /**
   * Writes it.
   *
   * @return what is to be sent to the topic's subscribers
   */
  public byte[] encode() {
    byte[] place = (epoch + "." + offset + "\",").getBytes(US_ASCII);
    byte[] bytes = new byte[BEGINNING.length + place.length + frame.length - 1];
    System.arraycopy(BEGINNING, 0, bytes, 0, BEGINNING.length);
    System.arraycopy(place, 0, bytes, BEGINNING.length, place.length);
    System.arraycopy(frame, 1, bytes, BEGINNING.length + place.length, frame.length - 1);
    return bytes;
  }

  /**
   * Reads one.
   *
   * @param bytes what came from the broker
   * @return its parts; null where it says nothing of a place in a log
   */
  public static @Nullable LoggedFrame decode(byte[] bytes) {
    int start = BEGINNING.length;
    if (bytes.length <= start
        || bytes[2] != BEGINNING[2]
        || !Arrays.equals(bytes, 0, start, BEGINNING, 0, start)) {
      return null;
    }
    int end = end(bytes, start);
    int point = end;
    while (point > start && bytes[point] != '.') {
      point--;
    }
    if (point == start || end + 2 >= bytes.length || bytes[end + 1] != ',') {
      return null;
    }
    long offset = number(bytes, point + 1, end);
    if (offset <= 0) {
      return null;
    }
    byte[] frame = Arrays.copyOfRange(bytes, end + 1, bytes.length);
    frame[0] = '{';
    return new LoggedFrame(new String(bytes, start, point - start, US_ASCII), offset, frame);
  }

  private static int end(byte[] bytes, int start) {
    int most = Math.min(bytes.length - 1, start + LONGEST);
    int end = start;
    while (end < most && bytes[end] != '"') {
      end++;
    }
    return end;
  }

  private static long number(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || number > Long.MAX_VALUE / 10 - 1) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
