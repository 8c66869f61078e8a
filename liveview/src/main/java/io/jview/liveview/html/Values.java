package io.jview.liveview.html;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Turns values into text, and refuses those of which the text is surely not meant. */
final class Values {

  private Values() {}

  static String text(@Nullable Object value, Place place) {
    if (value == null) {
      return "";
    }
    if (value instanceof CharSequence || value instanceof Number) {
      return value.toString();
    }
    refuseHolder(value, place);
    return value.toString();
  }

  private static void refuseHolder(Object value, Place place) {
    if (isSeveral(value)) {
      throw place.refuse(
          typeName(value)
              + " cannot stand here; show a list with each(items, key, fn), or join it"
              + " to one text");
    }
    if (value instanceof Optional || value instanceof Supplier || value instanceof Future) {
      throw place.refuse(typeName(value) + " cannot stand here; pass what it holds, or null");
    }
  }

  private static boolean isSeveral(Object value) {
    return (value instanceof Iterable && !(value instanceof Path))
        || value instanceof Iterator
        || value instanceof BaseStream
        || value.getClass().isArray();
  }

  private static String typeName(Object value) {
    return "a value of type " + value.getClass().getTypeName();
  }
}
