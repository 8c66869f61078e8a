package io.jview.pubsub.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.json.Json;
import io.jview.pubsub.json.JsonScan;
import io.jview.pubsub.json.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What travels between instances: {@code {"topic":"counter","message":42,"origin":"…","seq":7}}. A
 * person can read it and any program can write it; origin and sequence number are ours and may be
 * absent on the way in, and fields that we do not know are skipped, as is a signature, of which
 * {@link Signatures} knows.
 *
 * @param topic the topic
 * @param bytes where the message's JSON stands, from an offset on; not to be changed
 * @param offset where it begins
 * @param length how long it is
 * @param origin which sender's numbering it belongs to; null when it has none
 * @param sequence its number there; 0 when it has none
 * @param except an instance and its session, with a slash between, that is left out; null when none
 * @param only the instance whose sessions alone get it; null when all do
 */
public record Frame(
    String topic,
    byte[] bytes,
    int offset,
    int length,
    @Nullable String origin,
    long sequence,
    @Nullable String except,
    @Nullable String only) {

  static final String EXCEPT = "except";
  static final String ONLY = "only";

  /** The longest origin, in bytes of UTF-8: it is remembered for each topic that it is heard on. */
  static final int MAX_ORIGIN_BYTES = 64;

  private static final byte[] MESSAGE = ",\"message\":".getBytes(UTF_8);
  private static final byte[] ORIGIN = ",\"origin\":\"".getBytes(UTF_8);
  private static final byte[] SEQUENCE = "\",\"seq\":".getBytes(UTF_8);

  /** The beginning of every frame of a topic, up to its message. */
  static byte[] head(String topic) {
    ByteArrayOutputStream head = new ByteArrayOutputStream(topic.length() + 32);
    head.writeBytes("{\"topic\":".getBytes(UTF_8));
    head.writeBytes(Json.encode(topic));
    head.writeBytes(MESSAGE);
    return head.toByteArray();
  }

  /** What stands between a message and its number, for an origin. */
  static byte[] middle(String origin) {
    ByteArrayOutputStream middle = new ByteArrayOutputStream(origin.length() + 32);
    middle.writeBytes(",\"origin\":".getBytes(UTF_8));
    middle.writeBytes(Json.encode(origin));
    middle.writeBytes(",\"seq\":".getBytes(UTF_8));
    return middle.toByteArray();
  }

  /**
   * A frame: the topic's head, the message's JSON, whom it is for, the origin's middle, the number.
   */
  static byte[] encode(byte[] head, byte[] json, byte[] audience, byte[] middle, long sequence) {
    return join(head, json, audience, middle, Long.toString(sequence).getBytes(ISO_8859_1));
  }

  /** A frame without origin and number. */
  public static byte[] encode(String topic, byte[] json) {
    return join(head(topic), json);
  }

  private static byte[] join(byte[]... parts) {
    int length = 1;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] frame = new byte[length];
    int end = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, frame, end, part.length);
      end += part.length;
    }
    frame[end] = '}';
    return frame;
  }

  /** Reads a frame that came for a topic, whose own instances write it with a certain head. */
  static Frame decode(byte[] bytes, String topic, byte[] head) {
    Frame own = own(bytes, topic, head);
    return own == null ? decode(bytes) : own;
  }

  /** Reads what {@link #encode} has written, without a parser; null for all else. */
  private static @Nullable Frame own(byte[] bytes, String topic, byte[] head) {
    int start = after(head, bytes, 0);
    int end = JsonScan.value(bytes, start, bytes.length);
    int origin = after(ORIGIN, bytes, end);
    int originEnd = origin < 0 ? origin : JsonScan.plain(bytes, origin, bytes.length);
    int number = after(SEQUENCE, bytes, originEnd);
    boolean closed = number >= 0 && bytes[bytes.length - 1] == '}';
    long sequence =
        closed ? JsonScan.whole(bytes, number, Signatures.body(bytes)) : JsonScan.UNSURE;
    if (sequence < 0 || originEnd - origin > MAX_ORIGIN_BYTES) {
      return null;
    }
    String sender = new String(bytes, origin, originEnd - origin, ISO_8859_1);
    return new Frame(topic, bytes, start, end - start, sender, sequence, null, null);
  }

  /** Where a part ends that is to begin at a place. */
  private static int after(byte[] part, byte[] bytes, int from) {
    int to = from + part.length;
    boolean there =
        from >= 0 && to < bytes.length && Arrays.equals(part, 0, part.length, bytes, from, to);
    return there ? to : JsonScan.UNSURE;
  }

  /**
   * Reads a frame; the message's own value stays unread.
   *
   * @throws IllegalArgumentException if it is not one; the text says why
   */
  static Frame decode(byte[] bytes) {
    try (JsonParser parser = Json.parser(bytes, 0, bytes.length)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "it is not a JSON object");
      Reader reader = new Reader(bytes, parser);
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        reader.field(parser.currentName());
      }
      expect(parser.nextToken() == null, "something follows the JSON object");
      return reader.frame();
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void expect(boolean condition, String failure) {
    if (!condition) {
      throw new IllegalArgumentException(failure);
    }
  }

  private static final class Reader {
    private static final int NONE = -1;

    private final byte[] bytes;
    private final JsonParser parser;
    private @Nullable String topic;
    private int start;
    private int end = NONE;
    private @Nullable String origin;
    private long sequence;
    private @Nullable String except;
    private @Nullable String only;

    Reader(byte[] bytes, JsonParser parser) {
      this.bytes = bytes;
      this.parser = parser;
    }

    void field(String name) {
      JsonToken token = parser.nextToken();
      switch (name) {
        case "topic" -> topic = text(token, "its topic is not a text");
        case "message" -> message();
        case "origin" -> {
          origin = text(token, "its origin is not a text");
          expect(
              Utf8.length(origin) <= MAX_ORIGIN_BYTES,
              "its origin has more than " + MAX_ORIGIN_BYTES + " bytes");
        }
        case "seq" -> {
          expect(token == JsonToken.VALUE_NUMBER_INT, "its seq is not a whole number");
          sequence = parser.getLongValue();
        }
        case EXCEPT -> except = text(token, "its except is not a text");
        case ONLY -> only = text(token, "its only is not a text");
        default -> parser.skipChildren();
      }
    }

    private String text(JsonToken token, String failure) {
      expect(token == JsonToken.VALUE_STRING, failure);
      return parser.getString();
    }

    private void message() {
      start = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken();
      end = (int) parser.currentLocation().getByteOffset();
    }

    Frame frame() {
      if (topic == null) {
        throw new IllegalArgumentException("it has no topic");
      }
      if (end == NONE) {
        throw new IllegalArgumentException("it has no message");
      }
      return new Frame(topic, bytes, start, end - start, origin, sequence, except, only);
    }
  }
}
