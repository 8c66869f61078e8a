package io.jview.liveview.form;

import io.jview.liveview.bind.Problem;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sentences and labels of a form: the application's own, and otherwise English ones. */
final class Messages {

  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle("io.jview.liveview.form.messages", Locale.ROOT);

  private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private final @Nullable Function<Locale, ResourceBundle> own;
  private final Locale locale;

  Messages(@Nullable Function<Locale, ResourceBundle> own, Locale locale) {
    this.own = own;
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }

  /** Why a field is not right. */
  String problem(String field, Problem problem) {
    String sentence = found(field + "." + problem.code());
    if (sentence == null) {
      sentence = found(problem.code());
    }
    if (sentence == null) {
      sentence = ENGLISH.getString(problem.code());
    }
    return problem.arguments().isEmpty()
        ? sentence
        : new MessageFormat(sentence, locale).format(problem.arguments().toArray());
  }

  /** What a check has said: a key, or the sentence itself. */
  String said(String message) {
    String sentence = found(message);
    return sentence == null ? message : sentence;
  }

  String label(String field) {
    String label = found(field + ".label");
    return label == null ? words(field.substring(field.lastIndexOf('.') + 1)) : label;
  }

  String option(Enum<?> constant) {
    String key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    String label = found(key);
    return label == null ? sentence(constant.name().replace('_', ' ')) : label;
  }

  private @Nullable String found(String key) {
    if (own == null || key.isEmpty()) {
      return null;
    }
    ResourceBundle bundle = own.apply(locale);
    return bundle.containsKey(key) ? bundle.getString(key) : null;
  }

  /** {@code dueDate} reads "Due date". */
  private static String words(String name) {
    return sentence(WORDS.matcher(name).replaceAll(" "));
  }

  private static String sentence(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    return lower.isEmpty() ? "" : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
  }
}
