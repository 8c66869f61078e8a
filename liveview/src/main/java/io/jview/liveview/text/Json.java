package io.jview.liveview.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.Message;

/** Writes the small parts of a frame. */
public final class Json {

  private Json() {}

  /** A JSON string; what is no Unicode text in it, as a browser may send it, becomes a mark. */
  public static String quote(String text) {
    return isPlain(text)
        ? '"' + text + '"'
        : Message.of(new String(text.getBytes(UTF_8), UTF_8)).json();
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Appends a member whose value is JSON already. */
  public static void member(StringBuilder out, String name, String json) {
    if (!out.isEmpty()) {
      out.append(',');
    }
    out.append('"').append(name).append("\":").append(json);
  }

  /** An object with one text. */
  public static String object(String name, String text) {
    return "{\"" + name + "\":" + quote(text) + "}";
  }
}
