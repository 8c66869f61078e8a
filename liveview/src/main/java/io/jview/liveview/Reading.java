package io.jview.liveview;

import io.jview.liveview.bind.Build;
import io.jview.liveview.bind.Merge;
import io.jview.liveview.bind.Payload;
import io.jview.liveview.bind.RecordShape;
import io.jview.liveview.bind.TextType;
import io.jview.liveview.bind.Typed;
import io.jview.liveview.bind.UnreadableException;
import io.jview.liveview.text.Names;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what parameters and values of events mean. */
final class Reading {

  private Reading() {}

  /** The value of a text; null where there is none. */
  @SuppressWarnings("unchecked") // a primitive's reader gives its box
  static <T> @Nullable T optional(String name, @Nullable String text, Class<T> type) {
    if (text == null || text.isBlank()) {
      return null;
    }
    TextType reader = TextType.of(type);
    if (reader == null) {
      throw new IllegalArgumentException("no text becomes a " + type.getName());
    }
    try {
      return (T) reader.read(text);
    } catch (UnreadableException none) {
      throw new BadRequestException(
          "'%s' is no %s".formatted(Names.shortened(name), type.getSimpleName()));
    }
  }

  /** The value of a text, which must be there. */
  static <T> T required(String name, @Nullable String text, Class<T> type) {
    T value = optional(name, text, type);
    if (value == null) {
      throw new BadRequestException("'" + Names.shortened(name) + "' is missing");
    }
    return value;
  }

  static <T> T or(@Nullable T value, T fallback) {
    return value == null ? fallback : value;
  }

  /** The record that fields make. */
  static <T extends Record> T record(Params fields, Class<T> type) {
    RecordShape shape = RecordShape.of(type);
    Build.Result result;
    try {
      Payload payload = Payload.read(shape, null, Set.of(), fields.asMap());
      result = Build.of(shape, Merge.of(Typed.NOTHING, shape, payload), Set.of());
    } catch (IllegalArgumentException tooMuch) {
      throw new BadRequestException(String.valueOf(tooMuch.getMessage()));
    }
    if (result.value() == null) {
      throw new BadRequestException(refusal(result.problems().keySet().iterator(), type));
    }
    return type.cast(result.value());
  }

  private static String refusal(Iterator<String> paths, Class<?> type) {
    String first = paths.hasNext() ? paths.next() : "";
    return "'%s' of %s cannot be read".formatted(first, type.getSimpleName());
  }
}
