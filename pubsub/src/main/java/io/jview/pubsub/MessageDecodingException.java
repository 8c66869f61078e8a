package io.jview.pubsub;

import org.jspecify.annotations.Nullable;

/** A message is not of the type that was asked for, or a text is not JSON. */
public final class MessageDecodingException extends PubSubException {

  private static final long serialVersionUID = 1L;

  private final String json;

  /**
   * Makes one.
   *
   * @param json the message's JSON text
   * @param reason what does not fit
   * @param cause what the JSON library said; null when our own check found it
   */
  public MessageDecodingException(String json, String reason, @Nullable Throwable cause) {
    super(reason + ": " + excerpt(json), cause);
    this.json = json;
  }

  private static String excerpt(String json) {
    return json.length() <= 80 ? json : json.substring(0, 80) + "…";
  }

  /**
   * Gives the text that could not be read.
   *
   * @return the whole JSON text
   */
  public String json() {
    return json;
  }
}
