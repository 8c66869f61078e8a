package io.jview.liveview.bind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a record is made of. Immutable. */
public final class RecordShape {

  private static final ClassValue<RecordShape> READ =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new ShapeReader().read(type);
        }
      };

  private final Class<?> type;
  private final Constructor<?> constructor;
  private final SequencedMap<String, Part> parts;

  /** A part of a record. */
  public record Part(String name, Shape shape, Method accessor) {

    /** What a record holds in it. */
    public @Nullable Object of(Object record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException failed) {
        throw new IllegalStateException(accessor + " failed", failed);
      }
    }
  }

  RecordShape(Class<?> type, Constructor<?> constructor, SequencedMap<String, Part> parts) {
    this.type = type;
    this.constructor = constructor;
    this.parts = new LinkedHashMap<>(parts);
    open();
  }

  private void open() {
    try {
      constructor.setAccessible(true);
      parts.values().forEach(part -> part.accessor().setAccessible(true));
    } catch (InaccessibleObjectException closed) {
      throw new IllegalArgumentException(
          "the record %s cannot be made from a form: its module must open its package, opens %s;"
              .formatted(type.getName(), type.getPackageName()),
          closed);
    }
  }

  /**
   * Reads what a record is made of.
   *
   * @throws IllegalArgumentException if it is no record, or one that holds itself
   */
  public static RecordShape of(Class<?> type) {
    return READ.get(type);
  }

  public Class<?> type() {
    return type;
  }

  /** Its parts by their names, in order. */
  public Map<String, Part> parts() {
    return parts;
  }

  /** Makes a record; what its constructor throws makes it one that cannot be. */
  Object make(@Nullable Object[] values) throws UnreadableException {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      if (refused.getCause() instanceof Error error) {
        throw error;
      }
      throw new UnreadableException("invalid");
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
