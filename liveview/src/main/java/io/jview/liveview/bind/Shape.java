package io.jview.liveview.bind;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a part of a record is made of. Immutable. */
public sealed interface Shape {

  /** What no text at all becomes. */
  enum Empty {
    /** A problem. */
    REFUSED,
    /** The empty text. */
    TEXT,
    /** False. */
    FALSE,
    /** Null. */
    NULL,
    /** An empty {@link Optional}; a value is put into one. */
    OPTIONAL
  }

  /**
   * One text.
   *
   * @param declared the type of the record's part
   */
  record One(TextType text, Empty empty, Class<?> declared) implements Shape {

    /** The value of a text. */
    public @Nullable Object read(String given) throws UnreadableException {
      boolean none = text.isText() && empty != Empty.REFUSED ? given.isEmpty() : given.isBlank();
      if (none) {
        return switch (empty) {
          case REFUSED -> throw new UnreadableException("required");
          case TEXT -> "";
          case FALSE -> false;
          case NULL -> null;
          case OPTIONAL -> Optional.empty();
        };
      }
      Object value = text.read(given);
      return empty == Empty.OPTIONAL ? Optional.of(value) : value;
    }

    /** What it is where nobody gives a text for it. */
    @Nullable Object none() {
      return switch (empty) {
        case TEXT -> "";
        case FALSE -> false;
        case OPTIONAL -> Optional.empty();
        case NULL -> null;
        case REFUSED ->
            declared.isPrimitive() ? Array.get(Array.newInstance(declared, 1), 0) : null;
      };
    }

    /** The text of a value; empty where there is none. */
    public String write(@Nullable Object value) {
      Object held = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      return held == null ? "" : text.write(held);
    }
  }

  /**
   * Several texts.
   *
   * @param distinct whether it is a set
   */
  record Many(TextType text, boolean distinct) implements Shape {}

  /**
   * A list of records.
   *
   * @param row what each is made of
   */
  record Rows(RecordShape row) implements Shape {}

  /**
   * A record.
   *
   * @param fields what it is made of
   * @param empty {@link Empty#NULL} or {@link Empty#OPTIONAL} where it may be away
   */
  record Nested(RecordShape fields, Empty empty) implements Shape {}

  /** What no text becomes: it stays as it is. */
  record Foreign(Class<?> type) implements Shape {

    private static final Map<Class<?>, Object> NOTHING =
        Map.of(
            char.class, '\0',
            List.class, List.of(),
            Collection.class, List.of(),
            Set.class, Set.of(),
            Map.class, Map.of(),
            Optional.class, Optional.empty());

    /** What it is while nothing was given. */
    @Nullable Object none() {
      return NOTHING.get(type);
    }
  }
}
