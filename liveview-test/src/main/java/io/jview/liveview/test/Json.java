package io.jview.liveview.test;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON that the server sent; what is not as the protocol has it fails. */
final class Json {

  private Json() {}

  static Map<?, ?> object(@Nullable Object value) {
    return (Map<?, ?>) requireNonNull(value, "an object is missing in what the server sent");
  }

  static List<?> array(@Nullable Object value) {
    return (List<?>) requireNonNull(value, "an array is missing in what the server sent");
  }

  static String text(@Nullable Object value) {
    return (String) requireNonNull(value, "a text is missing in what the server sent");
  }

  static long number(@Nullable Object value) {
    return (Long) requireNonNull(value, "a number is missing in what the server sent");
  }
}
