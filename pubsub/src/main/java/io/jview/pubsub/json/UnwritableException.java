package io.jview.pubsub.json;

/** A value has no JSON form. */
public final class UnwritableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String className;

  UnwritableException(String path, String className, String reason, Throwable cause) {
    super(reason, cause);
    this.path = path;
    this.className = className;
  }

  /** Where the trouble is: a path from the value, which is {@code $}. */
  public String path() {
    return path;
  }

  /** The class of what stands there. */
  public String className() {
    return className;
  }
}
