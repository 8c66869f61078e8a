package io.jview.liveview.form;

import io.jview.liveview.bind.RecordShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a form is, whatever stands in it. Immutable.
 *
 * @param name what the names of its fields begin with; null: nothing
 * @param closed the fields that a browser has no say in
 */
record Definition<T>(
    Class<T> type,
    RecordShape shape,
    @Nullable String name,
    Set<String> closed,
    Set<String> required,
    List<FieldCheck> checks,
    List<BiConsumer<? super T, ? super FormErrors>> formChecks,
    @Nullable Function<Locale, ResourceBundle> bundle,
    Locale locale) {

  /** A check of the values of one field. */
  record FieldCheck(String field, Function<Object, @Nullable String> check) {}

  static <T> Definition<T> of(Class<T> type) {
    return new Definition<>(
        type,
        RecordShape.of(type),
        null,
        Set.of(),
        Set.of(),
        List.of(),
        List.of(),
        null,
        Locale.ENGLISH);
  }

  Messages messages() {
    return new Messages(bundle, locale);
  }

  /** What the ids of its fields begin with. */
  String id() {
    String simple = type.getSimpleName();
    return name == null ? Character.toLowerCase(simple.charAt(0)) + simple.substring(1) : name;
  }

  Definition<T> named(String other) {
    return new Definition<>(
        type, shape, other, closed, required, checks, formChecks, bundle, locale);
  }

  Definition<T> keep(String field) {
    return new Definition<>(
        type, shape, name, with(closed, field), required, checks, formChecks, bundle, locale);
  }

  Definition<T> require(String field) {
    return new Definition<>(
        type, shape, name, closed, with(required, field), checks, formChecks, bundle, locale);
  }

  Definition<T> check(FieldCheck check) {
    return new Definition<>(
        type, shape, name, closed, required, with(checks, check), formChecks, bundle, locale);
  }

  Definition<T> check(BiConsumer<? super T, ? super FormErrors> check) {
    return new Definition<>(
        type, shape, name, closed, required, checks, with(formChecks, check), bundle, locale);
  }

  Definition<T> messages(Function<Locale, ResourceBundle> other) {
    return new Definition<>(type, shape, name, closed, required, checks, formChecks, other, locale);
  }

  Definition<T> in(@Nullable Locale other) {
    return new Definition<>(
        type,
        shape,
        name,
        closed,
        required,
        checks,
        formChecks,
        bundle,
        other == null ? Locale.ENGLISH : other);
  }

  private static <E> Set<E> with(Set<E> all, E one) {
    Set<E> more = new HashSet<>(all);
    more.add(one);
    return Set.copyOf(more);
  }

  private static <E> List<E> with(List<E> all, E one) {
    List<E> more = new ArrayList<>(all);
    more.add(one);
    return List.copyOf(more);
  }
}
