package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

/**
 * Where in a topic's log a subscription begins: history first, then what is sent, without a hole
 * and without a message twice. For topics that are kept, see {@link PubSubBuilder#replay}.
 * Immutable.
 */
public sealed interface Replay {

  /**
   * Begins with the newest messages.
   *
   * @param messages how many, if there are as many; 0 begins with what is sent from now on
   * @return where to begin
   */
  static Replay last(int messages) {
    return new Last(messages);
  }

  /**
   * Begins behind a message that was seen before, here or on another instance. Where the log does
   * not reach back to it, a {@link Gap.Reason#LOST} is told first, and then comes all that is
   * there; so too for a text that was never a position.
   *
   * @param position what {@link Message#position()} gave for it
   * @return where to begin
   */
  static Replay since(String position) {
    return new Since(position);
  }

  /**
   * Begins with all that is kept.
   *
   * @return where to begin
   */
  static Replay all() {
    return new All();
  }

  /**
   * The newest messages.
   *
   * @param messages how many; 0 or more
   */
  record Last(int messages) implements Replay {

    /** Checks the number. */
    public Last {
      if (messages < 0) {
        throw new IllegalArgumentException("messages must not be negative, but is " + messages);
      }
    }
  }

  /**
   * What follows on a message.
   *
   * @param position its position
   */
  record Since(String position) implements Replay {

    /** Checks that there is one. */
    public Since {
      requireNonNull(position, "position");
    }
  }

  /** All that is kept. */
  record All() implements Replay {}
}
