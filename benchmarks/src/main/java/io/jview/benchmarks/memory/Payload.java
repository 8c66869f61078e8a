package io.jview.benchmarks.memory;

/**
 * What the messages are. Each tells its number, or what is left of it, so the order can be seen.
 */
public enum Payload {
  INTEGER("an Integer", Integer.class) {
    @Override
    Object make(int number) {
      return number;
    }

    @Override
    int number(Object message) {
      return (Integer) message;
    }
  },

  TEXT("a text of 100 characters", String.class) {
    @Override
    Object make(int number) {
      return TEXTS[number & KNOWN];
    }

    @Override
    int number(Object message) {
      return ((String) message).charAt(0) - 'a';
    }
  },

  RECORD("a record with such a text", Reading.class) {
    @Override
    Object make(int number) {
      return new Reading(TEXTS[number & KNOWN], number);
    }

    @Override
    int number(Object message) {
      return ((Reading) message).number();
    }
  };

  /** The part of a number that every message tells. */
  static final int KNOWN = 15;

  private static final String[] TEXTS = new String[KNOWN + 1];

  static {
    for (int i = 0; i <= KNOWN; i++) {
      TEXTS[i] = (char) ('a' + i) + "x".repeat(99);
    }
  }

  final String title;
  final Class<?> type;

  Payload(String title, Class<?> type) {
    this.title = title;
    this.type = type;
  }

  abstract Object make(int number);

  abstract int number(Object message);

  /** A record of values that cannot change. */
  public record Reading(String text, int number) {}
}
