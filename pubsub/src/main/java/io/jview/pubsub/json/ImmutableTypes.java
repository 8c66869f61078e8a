package io.jview.pubsub.json;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/** Knows which types cannot change by their very type: their objects may be shared by receivers. */
public final class ImmutableTypes {

  private static final Set<Class<?>> SCALARS =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          Character.class,
          BigInteger.class,
          BigDecimal.class);

  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return isImmutable(type, new HashSet<>());
        }
      };

  private ImmutableTypes() {}

  public static boolean contains(Class<?> type) {
    return KNOWN.get(type);
  }

  private static boolean isImmutable(Class<?> type, Set<Class<?>> visiting) {
    if (type.isPrimitive() || type.isEnum() || SCALARS.contains(type)) {
      return true;
    }
    if (!type.isRecord()) {
      return false;
    }
    if (visiting.add(type)) {
      for (RecordComponent component : type.getRecordComponents()) {
        if (!isImmutable(component.getType(), visiting)) {
          return false;
        }
      }
    }
    return true;
  }
}
