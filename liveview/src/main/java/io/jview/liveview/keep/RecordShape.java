package io.jview.liveview.keep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells whether two versions of a record are the same: by the names and types of its components,
 * and of those inside of it. JSON alone would read an older one with holes in it.
 */
final class RecordShape {

  private static final ClassValue<Long> SHAPES =
      new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
          return type.isRecord() ? hash(type) : 0L;
        }
      };

  private RecordShape() {}

  /** A number for a record's shape; 0 for what is none. */
  static long of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static long hash(Class<?> type) {
    StringBuilder text = new StringBuilder();
    describe(type, text, new HashSet<>());
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void describe(Type type, StringBuilder text, Set<Type> seen) {
    if (type instanceof ParameterizedType generic) {
      describe(generic.getRawType(), text, seen);
      for (Type argument : generic.getActualTypeArguments()) {
        text.append('<');
        describe(argument, text, seen);
      }
    } else if (type instanceof Class<?> record && record.isRecord()) {
      if (seen.add(type)) {
        text.append('(');
        for (RecordComponent component : record.getRecordComponents()) {
          text.append(component.getName()).append(':');
          describe(component.getGenericType(), text, seen);
          text.append(',');
        }
        text.append(')');
      }
    } else {
      text.append(type.getTypeName());
    }
  }
}
