package io.jview.liveview.form;

import io.jview.liveview.bind.Build;
import io.jview.liveview.bind.Problem;
import io.jview.liveview.bind.Typed;
import io.jview.liveview.constraint.Constraints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a form and checks it. Used once, by one thread. */
final class Evaluation<T> {

  private final Definition<T> definition;
  private final Typed typed;
  private final Messages messages;
  private final Constraints constraints = Constraints.present();
  private final Map<String, List<String>> errors = new LinkedHashMap<>();

  /**
   * What came of it.
   *
   * @param value the record; null where there are errors
   * @param errors sentences by the path of their field; those of the whole form by the empty text
   */
  record Outcome<T>(@Nullable T value, Map<String, List<String>> errors) {
    List<String> at(String path) {
      return errors.getOrDefault(path, List.of());
    }
  }

  private Evaluation(Definition<T> definition, Typed typed) {
    this.definition = definition;
    this.typed = typed;
    this.messages = definition.messages();
  }

  static <T> Outcome<T> of(Definition<T> definition, Typed typed) {
    return new Evaluation<>(definition, typed).outcome();
  }

  private Outcome<T> outcome() {
    Build.Result read = Build.of(definition.shape(), typed, definition.closed());
    read.problems()
        .forEach((path, problem) -> add(shown(path), messages.problem(pattern(path), problem)));
    for (Build.Value value : read.values()) {
      if (!definition.closed().contains(value.pattern())) {
        check(value);
      }
    }
    T made = read.value() == null ? null : definition.type().cast(read.value());
    if (made != null && errors.isEmpty()) {
      check(made);
    }
    return new Outcome<>(errors.isEmpty() ? made : null, Map.copyOf(errors));
  }

  /** Where a problem is shown: that of a row with the list. */
  private String shown(String path) {
    return isField(path) || path.lastIndexOf('.') < 0
        ? path
        : path.substring(0, path.lastIndexOf('.'));
  }

  private boolean isField(String path) {
    try {
      Paths.resolve(definition.shape(), path);
      return true;
    } catch (IllegalArgumentException none) {
      return false;
    }
  }

  private String pattern(String path) {
    return isField(path) ? Paths.resolve(definition.shape(), path).pattern() : "";
  }

  private void add(String path, String message) {
    errors.computeIfAbsent(path, key -> new ArrayList<>(1)).add(message);
  }

  private void check(Build.Value value) {
    if (definition.required().contains(value.pattern()) && isMissing(value.value())) {
      add(value.path(), messages.problem(value.pattern(), Problem.REQUIRED));
      return;
    }
    constraints
        .check(value.record(), value.part(), value.value(), messages.locale())
        .forEach(message -> add(value.path(), message));
    for (Definition.FieldCheck check : definition.checks()) {
      Object held =
          value.value() instanceof Optional<?> optional ? optional.orElse(null) : value.value();
      if (check.field().equals(value.pattern()) && held != null) {
        String message = said(check, held);
        if (message != null) {
          add(value.path(), messages.said(message));
        }
      }
    }
  }

  private static @Nullable String said(Definition.FieldCheck check, Object value) {
    try {
      return check.check().apply(value);
    } catch (ClassCastException mistaken) {
      throw new IllegalStateException(
          "the check of '%s' failed; it is called with a %s"
              .formatted(check.field(), value.getClass().getName()),
          mistaken);
    }
  }

  private static boolean isMissing(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case CharSequence text -> text.toString().isBlank();
      case Collection<?> several -> several.isEmpty();
      case Optional<?> optional -> isMissing(optional.orElse(null));
      case Boolean checked -> !checked;
      default -> false;
    };
  }

  private void check(T made) {
    for (Constraints.Violation violation : constraints.check(made, messages.locale())) {
      String path = Paths.keyed(violation.path(), typed);
      if (!definition.closed().contains(pattern(path))) {
        add(isField(path) ? path : "", violation.message());
      }
    }
    Taken taken = new Taken();
    for (BiConsumer<? super T, ? super FormErrors> check : definition.formChecks()) {
      check.accept(made, taken);
    }
  }

  /** Takes what checks of the whole form find. */
  private final class Taken implements FormErrors {

    @Override
    public void add(String message) {
      Evaluation.this.add("", messages.said(message));
    }

    @Override
    public void add(String field, String message) {
      String path = Paths.keyed(field, typed);
      Paths.resolve(definition.shape(), path);
      Evaluation.this.add(path, messages.said(message));
    }
  }
}
