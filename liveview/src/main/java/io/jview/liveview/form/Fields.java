package io.jview.liveview.form;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shows fields of forms: the control with its label, its hint and its errors, tied together for
 * screen readers. Meant for static imports. Each is a plain method over what {@link FormField}
 * gives; write another one where a page needs another look, or style the classes {@code
 * jview-field}, {@code jview-hint} and {@code jview-error}.
 */
public final class Fields {

  private static final Set<String> TYPES =
      Set.of("text", "email", "password", "tel", "url", "search", "color", "range");

  private Fields() {}

  /**
   * Shows a field for a line of text.
   *
   * @param field the field
   * @return the control with what belongs to it
   */
  public static Html input(FormField field) {
    return input(field, "text");
  }

  /**
   * Shows a field for a line of text of some type.
   *
   * @param field the field
   * @param type {@code text}, {@code email}, {@code password}, {@code tel}, {@code url}, {@code
   *     search}, {@code color} or {@code range}
   * @return the control with what belongs to it
   * @throws IllegalArgumentException if it is another type
   */
  public static Html input(FormField field, String type) {
    if (!TYPES.contains(type)) {
      throw new IllegalArgumentException("an input is one of " + TYPES + ", not " + type);
    }
    return Controls.labelled(field, Controls.input(field, type, field.value(), null));
  }

  /**
   * Shows a field for a number. It is a text with the keys of a number: a browser's own field for
   * numbers loses what it does not understand, and turns by the wheel of a mouse.
   *
   * @param field the field
   * @return the control with what belongs to it
   */
  public static Html number(FormField field) {
    return Controls.labelled(
        field, Controls.input(field, "text", field.value(), Controls.keys(field.type())));
  }

  /**
   * Shows a field for a date, a time, a date with a time, or a month, as the part's type says.
   *
   * @param field the field
   * @return the control with what belongs to it
   */
  public static Html date(FormField field) {
    Class<?> type = field.type();
    String kind = "date";
    if (type == LocalTime.class) {
      kind = "time";
    } else if (type == LocalDateTime.class) {
      kind = "datetime-local";
    } else if (type == YearMonth.class) {
      kind = "month";
    }
    return Controls.labelled(field, Controls.input(field, kind, Controls.moment(field), null));
  }

  /**
   * Shows a field for several lines of text.
   *
   * @param field the field
   * @param lines how many are seen at once
   * @return the control with what belongs to it
   */
  public static Html textarea(FormField field, int lines) {
    return Controls.labelled(field, Controls.textarea(field, lines));
  }

  /**
   * Shows a choice of an enum's constants.
   *
   * @param field the field
   * @return the control with what belongs to it
   * @throws IllegalStateException if the part is no enum
   */
  public static Html select(FormField field) {
    return select(field, field.options());
  }

  /**
   * Shows a choice of one option, or of several where the part is a list or a set.
   *
   * @param field the field
   * @param options what may be chosen, each value once
   * @return the control with what belongs to it
   */
  public static Html select(FormField field, List<Option> options) {
    Html control =
        field.isForSeveral() ? Choices.several(field, options) : Choices.one(field, options);
    return Controls.labelled(field, control);
  }

  /**
   * Shows all options of an enum, of which one is chosen, or several where the part is a list or a
   * set.
   *
   * @param field the field
   * @return the controls with what belongs to them
   * @throws IllegalStateException if the part is no enum
   */
  public static Html radio(FormField field) {
    return radio(field, field.options());
  }

  /**
   * Shows all options, of which one is chosen, or several where the part is a list or a set.
   *
   * @param field the field
   * @param options what may be chosen, each value once
   * @return the controls with what belongs to them
   */
  public static Html radio(FormField field, List<Option> options) {
    return Choices.group(field, options);
  }

  /**
   * Shows a box to check. Unchecked it sends {@code false}, by a hidden field of its name.
   *
   * @param field the field
   * @return the control with what belongs to it
   */
  public static Html checkbox(FormField field) {
    return html(
        """
        <div class="jview-field jview-check">
          <input type="hidden" name="${name}" value="false">
          <input type="checkbox" id="${id}" name="${name}" value="true" checked="${checked}" \
        required="${required}" aria-invalid="${invalid}" aria-describedby="${describedBy}">
          <label for="${id}">${label}</label>
          ${notes}
        </div>
        """,
        field.name(),
        field.id(),
        field.name(),
        field.checked(),
        field.required(),
        Controls.invalid(field),
        field.describedBy(),
        field.id(),
        field.label(),
        Controls.notes(field));
  }

  /**
   * Shows a field for a file of a form that is posted with {@code enctype="multipart/form-data"}.
   *
   * @param name the name that it is posted under, its id too
   * @param label what the user reads
   * @param accept which files may be chosen, such as {@code image/*,.pdf}; null: any
   * @return the control with its label
   */
  public static Html file(String name, String label, @Nullable String accept) {
    return html(
        """
        <div class="jview-field">
          <label for="${id}">${label}</label>
          <input type="file" id="${id}" name="${name}" accept="${accept}">
        </div>
        """,
        name,
        label,
        name,
        name,
        accept);
  }

  /**
   * Carries a field that the user does not see.
   *
   * @param field the field
   * @return the control
   */
  public static Html hidden(FormField field) {
    return html(
        "<input type=\"hidden\" id=\"${}\" name=\"${}\" value=\"${}\">",
        field.id(),
        field.name(),
        field.value());
  }

  /**
   * Shows the rows of a list of records. A hidden field says that the list is there, so that one
   * without rows is empty and not left as it was.
   *
   * @param form the form
   * @param list the list, as {@link Form#rows} takes it
   * @param row shows a row
   * @return the rows
   */
  public static Html rows(Form<?> form, String list, Function<FormRow, Html> row) {
    FormField field = form.field(list);
    return html(
        """
        <input type="hidden" name="${name}" value="">
        ${rows}
        ${notes}
        """,
        field.name(),
        each(form.rows(list), FormRow::key, row),
        Controls.notes(field));
  }

  /**
   * Shows the errors of the form as a whole.
   *
   * @param form the form
   * @return the sentences, or nothing
   */
  public static Html errors(Form<?> form) {
    return html(
        "<div class=\"jview-form-errors\" role=\"alert\">${}</div>",
        each(form.errors(), e -> e, e -> html("<p class=\"jview-error\">${}</p>", e)));
  }
}
