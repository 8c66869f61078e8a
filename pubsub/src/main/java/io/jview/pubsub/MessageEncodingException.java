package io.jview.pubsub;

import org.jspecify.annotations.Nullable;

/** A message has no JSON form. Thrown to the caller before anything is sent. */
public final class MessageEncodingException extends PubSubException {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String className;

  /**
   * Makes one.
   *
   * @param path where in the message the trouble is, such as {@code $.user.thread}
   * @param className the class of the value there
   * @param reason why it has no JSON form
   * @param cause what the JSON library said; null when our own check found it
   */
  public MessageEncodingException(
      String path, String className, String reason, @Nullable Throwable cause) {
    super("cannot send " + className + " at " + path + " as JSON: " + reason, cause);
    this.path = path;
    this.className = className;
  }

  /**
   * Tells where in the message the trouble is.
   *
   * @return a path from the message, which is {@code $}
   */
  public String path() {
    return path;
  }

  /**
   * Tells what stands there.
   *
   * @return the name of the class of the value
   */
  public String className() {
    return className;
  }
}
