package io.jview.liveview.constraint;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What annotations ask of records. Thread-safe. */
public interface Constraints {

  /**
   * What a record does not fulfil.
   *
   * @param path where, such as {@code items[2].name}; empty: the record itself
   * @param message the sentence
   */
  record Violation(String path, String message) {}

  /** What a value of a part would not fulfil, as sentences. */
  List<String> check(Class<?> record, String part, @Nullable Object value, Locale locale);

  /** What a whole record does not fulfil. */
  List<Violation> check(Object record, Locale locale);

  /** Whether a part must be there. */
  boolean requires(Class<?> record, String part);

  /** Those of the annotations, where they can be read; otherwise none. */
  static Constraints present() {
    return Present.CONSTRAINTS;
  }
}
