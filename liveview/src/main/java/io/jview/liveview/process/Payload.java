package io.jview.liveview.process;

import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubException;
import java.util.Map;

/**
 * What a frame carries, as the text that it came as: nobody parses it but the view that it is for,
 * at its turn. The text begins with a brace and ends with one.
 *
 * @param frame the frame
 * @param start where in it the payload begins
 * @param end where it ends
 */
public record Payload(String frame, int start, int end) {

  private static final int COUNTED_FROM = 4 << 10;
  private static final int BYTES_OF_A_VALUE = 100;

  private static final int MAX_VALUES = 100_000;

  /** How much memory it holds while it waits, in bytes. */
  public int weight() {
    return 2 * frame.length();
  }

  /**
   * How much memory it may hold once it is parsed, in bytes, beside that of its text; 0, where that
   * is too little to count.
   *
   * @throws MalformedException if it has more values than any message needs
   */
  int parsedWeight() throws MalformedException {
    if (end - start < COUNTED_FROM) {
      return 0;
    }
    int values = 0;
    boolean text = false;
    for (int at = start; at < end; at++) {
      char c = frame.charAt(at);
      if (c == '"') {
        text = !text;
      } else if (text) {
        at += c == '\\' ? 1 : 0;
      } else if (c == ',' || c == '{' || c == '[') {
        values++;
      }
    }
    if (values > MAX_VALUES) {
      throw new MalformedException("a payload has more than " + MAX_VALUES + " values");
    }
    return values * BYTES_OF_A_VALUE;
  }

  /** A text member, or an empty text where it has none. */
  public String text(String member) {
    try {
      return read().get(member) instanceof String text ? text : "";
    } catch (MalformedException malformed) {
      return "";
    }
  }

  /**
   * Parses it.
   *
   * @throws MalformedException if it is no JSON object
   */
  Map<?, ?> read() throws MalformedException {
    parsedWeight();
    try {
      if (Message.fromJson(frame.substring(start, end)).value() instanceof Map<?, ?> members) {
        return members;
      }
    } catch (PubSubException notJson) {
      throw new MalformedException("a payload is no JSON");
    }
    throw new MalformedException("a payload is no JSON object");
  }
}
