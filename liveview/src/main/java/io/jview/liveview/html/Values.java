package io.jview.liveview.html;

import io.jview.liveview.html.grammar.MalformedTemplateException;
import io.jview.liveview.html.grammar.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Turns values that mean to be read into text, and refuses all others. */
final class Values {

  private Values() {}

  static String text(@Nullable Object value, Place place) {
    return switch (value) {
      case null -> "";
      case String text -> text;
      case Object readable when isReadable(readable) -> readable.toString();
      default -> throw refusal(value, place);
    };
  }

  /** The text of a value where no markup can stand. */
  static String textOnly(@Nullable Object value, Place place, String where) {
    if (value instanceof Html) {
      throw place.refuse("only text can stand in " + where + ", not Html");
    }
    return text(value, place);
  }

  /** The text of a value for {@code where}, outside of a template. */
  static String readable(Object value, String where) {
    if (!isReadable(value)) {
      throw new IllegalArgumentException(
          where + " cannot be a value of type " + value.getClass().getTypeName());
    }
    return value.toString();
  }

  private static boolean isReadable(Object value) {
    return value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Enum
        || value instanceof UUID
        || value instanceof Url
        || value instanceof URI
        || value instanceof Path
        || isTime(value.getClass().getPackageName());
  }

  private static boolean isTime(String packageName) {
    return packageName.equals("java.time") || packageName.startsWith("java.time.");
  }

  private static MalformedTemplateException refusal(Object value, Place place) {
    String type = "a value of type " + value.getClass().getTypeName() + " cannot stand here; ";
    if (value instanceof ClientCommand) {
      return place.refuse(
          type + "a client command is the whole value of a phx-… attribute, phx-click=\"${}\"");
    }
    if (value instanceof Map) {
      return place.refuse(type + "show its entries with each(map.entrySet(), key, fn)");
    }
    if (isSeveral(value)) {
      return place.refuse(type + "show a list with each(items, key, fn), or join it to one text");
    }
    if (value instanceof Optional || value instanceof Supplier || value instanceof Future) {
      return place.refuse(type + "pass what it holds, or null");
    }
    return place.refuse(
        type
            + "its text could show all that it is made of: pass what is to be read, such as one of"
            + " its fields or its toString()");
  }

  private static boolean isSeveral(Object value) {
    return value instanceof Iterable
        || value instanceof Iterator
        || value instanceof BaseStream
        || value.getClass().isArray();
  }
}
