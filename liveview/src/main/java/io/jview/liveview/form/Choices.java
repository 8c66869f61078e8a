package io.jview.liveview.form;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.html.Html;
import java.util.List;

/** Fields in which something is chosen. */
final class Choices {

  private Choices() {}

  static Html one(FormField field, List<Option> options) {
    String nothing = field.look().placeholder();
    boolean offersNothing = nothing != null || !field.required() || field.value().isEmpty();
    return html(
        """
        <select id="${id}" name="${name}" required="${required}" autocomplete="${autocomplete}" \
        aria-invalid="${invalid}" aria-describedby="${describedBy}">${nothing}${options}</select>\
        """,
        field.id(),
        field.name(),
        field.required(),
        field.look().autocomplete(),
        Controls.invalid(field),
        field.describedBy(),
        when(offersNothing, () -> html("<option value=\"\">${}</option>", nothing)),
        options(field, options));
  }

  /** A hidden field says that the choice is there, so that nothing chosen is nothing. */
  static Html several(FormField field, List<Option> options) {
    return html(
        """
        <input type="hidden" name="${name}" value="">
        <select multiple id="${id}" name="${name}" required="${required}" \
        aria-invalid="${invalid}" aria-describedby="${describedBy}">${options}</select>\
        """,
        field.name(),
        field.id(),
        field.name(),
        field.required(),
        Controls.invalid(field),
        field.describedBy(),
        options(field, options));
  }

  private static Html options(FormField field, List<Option> options) {
    return each(
        options,
        Option::value,
        option ->
            html(
                "<option value=\"${value}\" selected=\"${selected}\">${label}</option>",
                option.value(),
                field.has(option.value()),
                option.label()));
  }

  static Html group(FormField field, List<Option> options) {
    boolean several = field.isForSeveral();
    return html(
        """
        <fieldset class="jview-field jview-group" id="${id}" role="${role}" \
        aria-invalid="${invalid}" aria-describedby="${describedBy}">
          <legend>${label}</legend>
          ${sent}
          ${options}
          ${notes}
        </fieldset>
        """,
        field.id(),
        several ? "group" : "radiogroup",
        several ? null : Controls.invalid(field),
        field.describedBy(),
        field.label(),
        when(several, () -> html("<input type=\"hidden\" name=\"${}\" value=\"\">", field.name())),
        each(options, Option::value, option -> option(field, option, several)),
        Controls.notes(field));
  }

  private static Html option(FormField field, Option option, boolean several) {
    String id = field.id() + "-" + option.value();
    return html(
        """
        <div class="jview-check">
          <input type="${type}" id="${id}" name="${name}" value="${value}" checked="${checked}" \
        required="${required}">
          <label for="${id}">${label}</label>
        </div>
        """,
        several ? "checkbox" : "radio",
        id,
        field.name(),
        option.value(),
        field.has(option.value()),
        !several && field.required(),
        id,
        option.label());
  }
}
