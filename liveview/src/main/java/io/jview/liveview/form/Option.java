package io.jview.liveview.form;

import java.util.List;
import java.util.function.Function;

/**
 * What may be chosen in a field.
 *
 * @param value what is sent; of a part that is an enum the constant's name
 * @param label what the user reads
 */
public record Option(String value, String label) {

  /**
   * Makes one whose label is what is sent.
   *
   * @param value both
   * @return the option
   */
  public static Option of(String value) {
    return new Option(value, value);
  }

  /**
   * Makes options of things.
   *
   * @param items the things, in order
   * @param value gives what is sent
   * @param label gives what the user reads
   * @param <V> the type of the things
   * @return the options
   */
  public static <V> List<Option> of(
      List<V> items, Function<? super V, ?> value, Function<? super V, String> label) {
    return items.stream()
        .map(item -> new Option(String.valueOf(value.apply(item)), label.apply(item)))
        .toList();
  }
}
