package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much of a topic is kept to be read again: what is past any of the three bounds goes, the
 * oldest first. A backend may keep an eighth more than that, so that it need not tidy up at each
 * message.
 *
 * @param messages how many of the newest messages; at least 1
 * @param bytes how large these may be together, in bytes; at least 1. The newest message is kept
 *     whatever its size
 * @param age for how long a message is kept, by the broker's clock; at least a second. The log of a
 *     topic on which nothing is sent for that long is gone
 */
public record Retention(int messages, long bytes, Duration age) {

  private static final Retention DEFAULT = new Retention(1_000, 16L << 20, Duration.ofHours(1));

  /** Checks the bounds. */
  public Retention {
    if (messages <= 0 || bytes <= 0) {
      throw new IllegalArgumentException(
          "messages and bytes must be greater than 0, not " + messages + " and " + bytes);
    }
    if (requireNonNull(age, "age").compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("age must be at least a second, not " + age);
    }
  }

  /**
   * Keeps the newest messages of the last hour, 16 MiB of them at most.
   *
   * @param messages how many
   * @return the retention
   */
  public static Retention ofMessages(int messages) {
    return new Retention(messages, DEFAULT.bytes, DEFAULT.age);
  }

  /**
   * Keeps what is not older than a time, 100,000 messages and 16 MiB of them at most.
   *
   * @param age for how long a message is kept
   * @return the retention
   */
  public static Retention ofAge(Duration age) {
    return new Retention(100_000, DEFAULT.bytes, age);
  }

  /**
   * Changes how many messages are kept.
   *
   * @param most how many of the newest messages
   * @return a retention that is otherwise as this one
   */
  public Retention withMessages(int most) {
    return new Retention(most, bytes, age);
  }

  /**
   * Changes how large the messages may be together.
   *
   * @param most how large, in bytes
   * @return a retention that is otherwise as this one
   */
  public Retention withBytes(long most) {
    return new Retention(messages, most, age);
  }

  /**
   * Changes for how long messages are kept.
   *
   * @param longest how long
   * @return a retention that is otherwise as this one
   */
  public Retention withAge(Duration longest) {
    return new Retention(messages, bytes, longest);
  }
}
