package io.jview.web;

/**
 * How much a request may bring to a plain handler; more is refused with 413.
 *
 * @param formBytes how long a body may be that is kept in memory, and how much all text fields of a
 *     multipart form may hold
 * @param fileBytes how much longer a multipart form may be in all, by its files above all
 */
public record BodyLimits(int formBytes, long fileBytes) {

  /** What holds where nothing else is said: 1 MiB for a form, and 16 MiB for its files. */
  public static final BodyLimits DEFAULTS = new BodyLimits(1 << 20, 16 << 20);

  /**
   * Makes limits.
   *
   * @throws IllegalArgumentException if {@code formBytes} is not positive, or {@code fileBytes} is
   *     negative
   */
  public BodyLimits {
    if (formBytes < 1 || fileBytes < 0) {
      throw new IllegalArgumentException(
          "A limit must be positive, not " + (formBytes < 1 ? formBytes : fileBytes));
    }
  }

  /**
   * Gives how long a multipart form may be in all.
   *
   * @return the length in bytes
   */
  public long multipartBytes() {
    return fileBytes > Long.MAX_VALUE - formBytes ? Long.MAX_VALUE : fileBytes + formBytes;
  }
}
