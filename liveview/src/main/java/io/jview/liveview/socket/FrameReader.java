package io.jview.liveview.socket;

import io.jview.liveview.process.Payload;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubException;
import org.jspecify.annotations.Nullable;

/** Reads what stands around a frame's payload, and leaves the payload alone. */
final class FrameReader {

  /** How long a ref, a topic or an event's sort may be. */
  private static final int MAX_NAME = 512;

  private final String text;
  private int at;

  FrameReader(String text) {
    this.text = text;
  }

  /**
   * Reads the frame.
   *
   * @throws IllegalArgumentException if it is none
   */
  Frame read() {
    expect('[');
    String joinRef = nameOrNull();
    expect(',');
    String ref = name();
    expect(',');
    String topic = name();
    expect(',');
    String event = name();
    expect(',');
    return new Frame(joinRef, ref, topic, event, payload());
  }

  private @Nullable String nameOrNull() {
    skipBlanks();
    if (text.startsWith("null", at)) {
      at += 4;
      return null;
    }
    return name();
  }

  private String name() {
    expect('"');
    int start = at;
    boolean escaped = false;
    while (peek() != '"') {
      if (at - start >= MAX_NAME) {
        throw malformed();
      }
      escaped |= peek() == '\\';
      at += peek() == '\\' ? 2 : 1;
    }
    at++;
    return escaped ? unescaped(text.substring(start - 1, at)) : text.substring(start, at - 1);
  }

  private static String unescaped(String json) {
    try {
      return Message.fromJson(json).as(String.class);
    } catch (PubSubException notJson) {
      throw new IllegalArgumentException("not JSON", notJson);
    }
  }

  /** The payload goes on to the bracket that ends the frame, and looks like an object. */
  private Payload payload() {
    skipBlanks();
    int bracket = lastBefore(text.length());
    int brace = lastBefore(bracket);
    if (brace <= at || charAt(at) != '{' || charAt(brace) != '}' || charAt(bracket) != ']') {
      throw malformed();
    }
    return new Payload(text, at, brace + 1);
  }

  private int lastBefore(int end) {
    int last = end - 1;
    while (last >= 0 && isBlank(text.charAt(last))) {
      last--;
    }
    return last;
  }

  private void expect(char wanted) {
    skipBlanks();
    if (peek() != wanted) {
      throw malformed();
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private char peek() {
    return charAt(at);
  }

  private char charAt(int index) {
    if (index < 0 || index >= text.length()) {
      throw malformed();
    }
    return text.charAt(index);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException("not [join_ref, ref, topic, event, payload]");
  }
}
