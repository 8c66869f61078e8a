package io.jview.liveview.constraint;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The constraints of this process. */
final class Present {

  static final Constraints CONSTRAINTS = find();

  private Present() {}

  private static Constraints find() {
    try {
      Class.forName("jakarta.validation.Validation");
    } catch (ClassNotFoundException | LinkageError absent) {
      return new None();
    }
    try {
      return JakartaConstraints.create();
    } catch (RuntimeException | LinkageError unusable) {
      LoggerFactory.getLogger(Constraints.class)
          .warn(
              "Annotations of Jakarta Validation on forms are not looked at: its API is here, a"
                  + " provider that works, such as hibernate-validator, is not ({})",
              unusable.toString());
      return new None();
    }
  }

  private record None() implements Constraints {
    @Override
    public List<String> check(Class<?> record, String part, @Nullable Object value, Locale locale) {
      return List.of();
    }

    @Override
    public List<Violation> check(Object record, Locale locale) {
      return List.of();
    }

    @Override
    public boolean requires(Class<?> record, String part) {
      return false;
    }
  }
}
