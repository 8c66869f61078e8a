package io.jview.liveview.bind;

import io.jview.liveview.bind.Shape.Empty;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what records are made of. Used once, by one thread. */
final class ShapeReader {

  private static final Set<Class<?>> LISTS = Set.of(List.class, Collection.class);
  private static final Set<Class<?>> BOXED =
      Set.of(
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Boolean.class);

  private final Deque<Class<?>> around = new ArrayDeque<>();

  RecordShape read(Class<?> type) {
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          type.getName() + " is no record: a form is read into a record");
    }
    if (around.contains(type)) {
      throw new IllegalArgumentException(
          "the record " + type.getName() + " holds itself, so its form would have no end");
    }
    around.push(type);
    SequencedMap<String, RecordShape.Part> parts = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      parts.put(
          component.getName(),
          new RecordShape.Part(component.getName(), shape(component), component.getAccessor()));
    }
    around.pop();
    return new RecordShape(type, constructor(type), parts);
  }

  private static Constructor<?> constructor(Class<?> type) {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Shape shape(RecordComponent component) {
    Class<?> type = component.getType();
    Class<?> held = held(component.getGenericType());
    boolean nullable = isNullable(component);
    if (type.isRecord()) {
      return new Shape.Nested(read(type), nullable ? Empty.NULL : Empty.REFUSED);
    }
    if (held == null) {
      return one(type, type, nullable ? Empty.NULL : empty(type));
    }
    if (type == Optional.class) {
      return held.isRecord()
          ? new Shape.Nested(read(held), Empty.OPTIONAL)
          : one(held, type, Empty.OPTIONAL);
    }
    if (LISTS.contains(type) && held.isRecord()) {
      return new Shape.Rows(read(held));
    }
    TextType text = LISTS.contains(type) || type == Set.class ? TextType.of(held) : null;
    return text == null ? new Shape.Foreign(type) : new Shape.Many(text, type == Set.class);
  }

  private static Shape one(Class<?> type, Class<?> declared, Empty empty) {
    TextType text = TextType.of(type);
    return text == null ? new Shape.Foreign(declared) : new Shape.One(text, empty, declared);
  }

  /** What a boxed type can be besides its values is what it is chosen for. */
  private static Empty empty(Class<?> type) {
    if (type == String.class) {
      return Empty.TEXT;
    }
    if (type == boolean.class) {
      return Empty.FALSE;
    }
    return BOXED.contains(type) ? Empty.NULL : Empty.REFUSED;
  }

  /** The one type that a list, a set or an Optional holds. */
  private static @Nullable Class<?> held(Type type) {
    return type instanceof ParameterizedType generic
            && generic.getActualTypeArguments().length == 1
            && generic.getActualTypeArguments()[0] instanceof Class<?> held
        ? held
        : null;
  }

  /** Whichever {@code @Nullable} it is. */
  private static boolean isNullable(RecordComponent component) {
    return Stream.<AnnotatedElement>of(
            component, component.getAnnotatedType(), component.getAccessor())
        .flatMap(element -> Stream.of(element.getAnnotations()))
        .map(Annotation::annotationType)
        .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
  }
}
