package io.jview.pubsub.postgres.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.PubSubException;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs frames into payloads of notifications. Small ones share a payload, large ones take several;
 * all together keep the order of the frames.
 *
 * <p>A payload is one of
 *
 * <ul>
 *   <li>one frame as it is: <code>{"topic":…}</code>
 *   <li>several frames, each after the character U+001E, which stands nowhere in JSON (RFC 7464)
 *   <li>a part of a frame: {@code #id:number/count:text}. The parts of a frame come one after
 *       another within one transaction, and no other frame there has its id
 *   <li>a test of an instance for itself, which all others ignore: {@code ?token}
 * </ul>
 *
 * <p>A frame in a single part is used within transactions of the application: its id makes equal
 * frames differ, of which PostgreSQL would deliver only one.
 */
public final class Payloads {

  static final char SEPARATOR = '\u001e';
  static final char PART = '#';
  public static final char TEST = '?';

  /** The most bytes that PostgreSQL takes. */
  static final int MAX_BYTES = 7_999;

  /** The largest frame that is put together again. */
  public static final int MAX_FRAME_BYTES = 16 << 20;

  /** The most bytes that a part's number and count, and what stands around them, can take. */
  private static final int PART_OVERHEAD = 24;

  private final List<String> payloads = new ArrayList<>();
  private final byte[] buffer = new byte[MAX_BYTES];
  private int length;
  private int frames;

  /** Adds a frame; the id is one that no other frame of the transaction has. */
  public void add(byte[] frame, String id) {
    if (frame.length >= MAX_BYTES) {
      flush();
      split(frame, id);
      return;
    }
    if (length + 1 + frame.length > MAX_BYTES) {
      flush();
    }
    buffer[length++] = SEPARATOR;
    System.arraycopy(frame, 0, buffer, length, frame.length);
    length += frame.length;
    frames++;
  }

  /** Adds a payload that stands for itself. */
  public void addAlone(String payload) {
    flush();
    payloads.add(payload);
  }

  private void split(byte[] frame, String id) {
    if (frame.length == MAX_BYTES) {
      payloads.add(new String(frame, UTF_8));
    } else {
      payloads.addAll(parts(frame, id));
    }
  }

  /** Gives the parts of a frame, one at least. */
  public static List<String> parts(byte[] frame, String id) {
    if (frame.length > MAX_FRAME_BYTES) {
      throw tooLarge(frame);
    }
    List<String> texts = new ArrayList<>();
    int most = MAX_BYTES - PART_OVERHEAD - id.length();
    for (int from = 0, to; from < frame.length; from = to) {
      to = endOfCharacter(frame, from + most);
      texts.add(new String(frame, from, to - from, UTF_8));
    }
    List<String> parts = new ArrayList<>();
    for (String text : texts) {
      parts.add(PART + id + ":" + (parts.size() + 1) + "/" + texts.size() + ":" + text);
    }
    return parts;
  }

  public static PubSubException tooLarge(byte[] frame) {
    return new PubSubException(
        "a frame of %,d bytes is larger than the %,d that go over PostgreSQL"
            .formatted(frame.length, MAX_FRAME_BYTES));
  }

  /** The last place up to an index where no character is cut in two. */
  private static int endOfCharacter(byte[] utf8, int index) {
    if (index >= utf8.length) {
      return utf8.length;
    }
    int end = index;
    while ((utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  private void flush() {
    if (frames > 0) {
      int start = frames == 1 ? 1 : 0;
      payloads.add(new String(buffer, start, length - start, UTF_8));
    }
    length = 0;
    frames = 0;
  }

  /** Gives all payloads, in order; nothing is added afterwards. */
  public List<String> finish() {
    flush();
    return payloads;
  }
}
