package io.jview.liveview.form;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.bind.TextType;
import io.jview.liveview.bind.UnreadableException;
import io.jview.liveview.html.Html;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts that fields are made of. */
final class Controls {

  private static final Set<Class<?>> FRACTIONS =
      Set.of(Double.class, Float.class, BigDecimal.class);

  private Controls() {}

  static Html labelled(FormField field, Html control) {
    return html(
        """
        <div class="jview-field">
          <label for="${id}">${label}</label>
          ${control}
          ${notes}
        </div>
        """,
        field.id(),
        field.label(),
        control,
        notes(field));
  }

  /** What is said below a field. */
  static Html notes(FormField field) {
    String hint = field.look().hint();
    return html(
        "${}${}",
        when(
            hint != null,
            () -> html("<p class=\"jview-hint\" id=\"${}-hint\">${}</p>", field.id(), hint)),
        when(
            !field.errors().isEmpty(),
            () ->
                html(
                    "<p class=\"jview-error\" id=\"${}-error\">${}</p>",
                    field.id(),
                    each(field.errors(), e -> e, e -> html("<span>${}</span> ", e)))));
  }

  static @Nullable String invalid(FormField field) {
    return field.errors().isEmpty() ? null : "true";
  }

  static Html input(FormField field, String type, String value, @Nullable String keys) {
    Look look = field.look();
    return html(
        """
        <input type="${type}" id="${id}" name="${name}" value="${value}" required="${required}" \
        inputmode="${keys}" placeholder="${placeholder}" autocomplete="${autocomplete}" \
        maxlength="${maxLength}" autofocus="${autofocus}" phx-debounce="${debounce}" \
        aria-invalid="${invalid}" aria-describedby="${describedBy}">\
        """,
        type,
        field.id(),
        field.name(),
        value,
        field.required(),
        keys,
        look.placeholder(),
        look.autocomplete(),
        look.maxLength(),
        look.autofocus(),
        look.debounce(),
        invalid(field),
        field.describedBy());
  }

  static Html textarea(FormField field, int lines) {
    Look look = field.look();
    return html(
        """
        <textarea id="${id}" name="${name}" rows="${lines}" required="${required}" \
        placeholder="${placeholder}" autocomplete="${autocomplete}" maxlength="${maxLength}" \
        autofocus="${autofocus}" phx-debounce="${debounce}" aria-invalid="${invalid}" \
        aria-describedby="${describedBy}">${value}</textarea>\
        """,
        field.id(),
        field.name(),
        lines,
        field.required(),
        look.placeholder(),
        look.autocomplete(),
        look.maxLength(),
        look.autofocus(),
        look.debounce(),
        invalid(field),
        field.describedBy(),
        field.value());
  }

  /** Which keys a touch screen offers for a number; those of whole ones lack a minus on some. */
  static String keys(@Nullable Class<?> type) {
    return type != null && FRACTIONS.contains(type) ? "decimal" : "numeric";
  }

  /** What a browser's own field for times takes: it complains of anything else. */
  static String moment(FormField field) {
    Class<?> type = field.type();
    TextType text = type == null ? null : TextType.of(type);
    try {
      return text == null || field.value().isBlank()
          ? ""
          : text.write(text.read(field.value())).replaceFirst("(\\.[0-9]{3})[0-9]+$", "$1");
    } catch (UnreadableException none) {
      return "";
    }
  }
}
