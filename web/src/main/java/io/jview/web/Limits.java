package io.jview.web;

import java.time.Duration;

/**
 * What the server bears. Immutable: start from {@link #DEFAULTS} and change what should differ.
 *
 * @param frameBytes how long a frame from a browser may be, in bytes; a socket that sends a longer
 *     one is closed with code 1009. Default: 1 MiB
 * @param formBytes how long the body of a POST may be, in bytes; a longer one is refused with 413.
 *     Default: 1 MiB
 * @param unwrittenBytes how much may wait for a browser that does not read, in bytes, besides what
 *     the system buffers; past it the socket is cut, and the browser comes back. Default: 1 MiB
 * @param messagesPerSecond how many messages (clicks, form changes, joins) a browser may send in
 *     the long run; one that sends more is read more slowly, and closed with code 1008 when it goes
 *     on for 30 seconds. Nothing is dropped. Default: 100
 * @param messageBurst how many it may send at once. Default: 500
 * @param idleTimeout after which silence a connection is closed; more than 60 seconds, since
 *     heartbeats come every 30. Default: 90 seconds
 * @param drainDeadline how long a stop may take to send the browsers away, in batches over the
 *     first half of it; zero sends all at once. Default: 10 seconds
 */
public record Limits(
    int frameBytes,
    int formBytes,
    long unwrittenBytes,
    int messagesPerSecond,
    int messageBurst,
    Duration idleTimeout,
    Duration drainDeadline) {

  private static final int MIB = 1024 * 1024;
  private static final Duration HEARTBEATS = Duration.ofSeconds(60);

  /** The defaults of all limits. */
  public static final Limits DEFAULTS =
      new Limits(MIB, MIB, MIB, 100, 500, Duration.ofSeconds(90), Duration.ofSeconds(10));

  /**
   * Makes limits.
   *
   * @throws IllegalArgumentException if a size or rate is not positive, the idle timeout not more
   *     than 60 seconds, or the deadline negative
   */
  public Limits {
    if (frameBytes <= 0 || formBytes <= 0 || unwrittenBytes <= 0) {
      throw new IllegalArgumentException("Limits in bytes must be positive");
    }
    if (messagesPerSecond <= 0 || messageBurst <= 0) {
      throw new IllegalArgumentException("Limits of messages must be positive");
    }
    if (idleTimeout.compareTo(HEARTBEATS) <= 0) {
      throw new IllegalArgumentException(
          "The idle timeout must be more than 60 seconds, not " + idleTimeout.toSeconds());
    }
    if (drainDeadline.isNegative()) {
      throw new IllegalArgumentException("The drain deadline must not be negative");
    }
  }

  /**
   * Changes the limit of frames.
   *
   * @param bytes see {@link #frameBytes}
   * @return the limits with it
   */
  public Limits withFrameBytes(int bytes) {
    return new Limits(
        bytes,
        formBytes,
        unwrittenBytes,
        messagesPerSecond,
        messageBurst,
        idleTimeout,
        drainDeadline);
  }

  /**
   * Changes the limit of POST bodies.
   *
   * @param bytes see {@link #formBytes}
   * @return the limits with it
   */
  public Limits withFormBytes(int bytes) {
    return new Limits(
        frameBytes,
        bytes,
        unwrittenBytes,
        messagesPerSecond,
        messageBurst,
        idleTimeout,
        drainDeadline);
  }

  /**
   * Changes the limit of what waits for a browser.
   *
   * @param bytes see {@link #unwrittenBytes}
   * @return the limits with it
   */
  public Limits withUnwrittenBytes(long bytes) {
    return new Limits(
        frameBytes, formBytes, bytes, messagesPerSecond, messageBurst, idleTimeout, drainDeadline);
  }

  /**
   * Changes the rate of messages.
   *
   * @param perSecond see {@link #messagesPerSecond}
   * @param burst see {@link #messageBurst}
   * @return the limits with it
   */
  public Limits withMessageRate(int perSecond, int burst) {
    return new Limits(
        frameBytes, formBytes, unwrittenBytes, perSecond, burst, idleTimeout, drainDeadline);
  }

  /**
   * Changes the idle timeout.
   *
   * @param timeout see {@link #idleTimeout}
   * @return the limits with it
   */
  public Limits withIdleTimeout(Duration timeout) {
    return new Limits(
        frameBytes,
        formBytes,
        unwrittenBytes,
        messagesPerSecond,
        messageBurst,
        timeout,
        drainDeadline);
  }

  /**
   * Changes the drain deadline.
   *
   * @param deadline see {@link #drainDeadline}
   * @return the limits with it
   */
  public Limits withDrainDeadline(Duration deadline) {
    return new Limits(
        frameBytes,
        formBytes,
        unwrittenBytes,
        messagesPerSecond,
        messageBurst,
        idleTimeout,
        deadline);
  }
}
