package io.jview.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What travels between instances: {@code {"topic":"counter","message":42,"origin":"…","seq":7}}. A
 * person can read it and any program can write it; origin and sequence number are ours and may be
 * absent on the way in, and fields that we do not know are skipped.
 *
 * @param topic the topic
 * @param message the message
 * @param origin which sender's numbering it belongs to; null when it has none
 * @param sequence its number there; 0 when it has none
 */
record Frame(String topic, Message message, @Nullable String origin, long sequence) {

  private static final byte[] MESSAGE = ",\"message\":".getBytes(UTF_8);

  /** The beginning of every frame of a topic, up to its message. */
  static byte[] head(String topic) {
    ByteArrayOutputStream head = new ByteArrayOutputStream(topic.length() + 32);
    head.writeBytes("{\"topic\":".getBytes(UTF_8));
    head.writeBytes(Json.encode(topic));
    head.writeBytes(MESSAGE);
    return head.toByteArray();
  }

  /** A frame: its head, the message's JSON, the origin as JSON and the number. */
  static byte[] encode(byte[] head, byte[] json, String origin, long sequence) {
    byte[] tail = (",\"origin\":" + origin + ",\"seq\":" + sequence + "}").getBytes(UTF_8);
    byte[] frame = new byte[head.length + json.length + tail.length];
    System.arraycopy(head, 0, frame, 0, head.length);
    System.arraycopy(json, 0, frame, head.length, json.length);
    System.arraycopy(tail, 0, frame, head.length + json.length, tail.length);
    return frame;
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
    private final byte[] bytes;
    private final JsonParser parser;
    private @Nullable String topic;
    private @Nullable Message message;
    private @Nullable String origin;
    private long sequence;

    Reader(byte[] bytes, JsonParser parser) {
      this.bytes = bytes;
      this.parser = parser;
    }

    void field(String name) {
      JsonToken token = parser.nextToken();
      switch (name) {
        case "topic" -> {
          expect(token == JsonToken.VALUE_STRING, "its topic is not a text");
          topic = parser.getString();
        }
        case "message" -> message = message();
        case "origin" -> {
          expect(token == JsonToken.VALUE_STRING, "its origin is not a text");
          origin = parser.getString();
        }
        case "seq" -> {
          expect(token == JsonToken.VALUE_NUMBER_INT, "its seq is not a whole number");
          sequence = parser.getLongValue();
        }
        default -> parser.skipChildren();
      }
    }

    private Message message() {
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken();
      int end = (int) parser.currentLocation().getByteOffset();
      return Message.ofFrame(bytes, start, end - start);
    }

    Frame frame() {
      if (topic == null) {
        throw new IllegalArgumentException("it has no topic");
      }
      if (message == null) {
        throw new IllegalArgumentException("it has no message");
      }
      return new Frame(topic, message, origin, sequence);
    }
  }
}
