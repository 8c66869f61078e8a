package io.jview.examples.sink;

import static io.jview.liveview.form.Fields.checkbox;
import static io.jview.liveview.form.Fields.date;
import static io.jview.liveview.form.Fields.errors;
import static io.jview.liveview.form.Fields.input;
import static io.jview.liveview.form.Fields.number;
import static io.jview.liveview.form.Fields.radio;
import static io.jview.liveview.form.Fields.rows;
import static io.jview.liveview.form.Fields.select;
import static io.jview.liveview.form.Fields.textarea;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.form.Form;
import io.jview.liveview.form.FormRow;
import io.jview.liveview.html.Html;
import io.jview.liveview.js.JS;
import io.jview.liveview.js.Selector;

/** The fields of a purchase, on a live page and on a plain one. */
final class PurchaseFields {

  private PurchaseFields() {}

  static Html of(Form<Purchase> form) {
    return html(
        """
        ${errors}
        <div class="pair">
          ${customer}
          ${email}
        </div>
        ${delivery}
        <div class="pair">
          ${due}
          ${at}
        </div>
        <div class="pair">
          ${budget}
          ${paper}
        </div>
        ${gift}
        ${extras}
        <div class="pair">
          ${}
          ${}
        </div>
        ${note}
        """,
        errors(form),
        input(form.field("customer").label("Your name").autocomplete("name")),
        input(form.field("email").hint("For the bill; you may leave it out."), "email"),
        radio(form.field("delivery")),
        date(form.field("due").label("Deliver on")),
        date(form.field("at").label("At")),
        number(form.field("budget").hint("One for each piece.")),
        select(form.field("paper")),
        checkbox(form.field("gift").label("This is a gift")),
        radio(form.field("extras")),
        input(form.field("address.street").autocomplete("address-line1")),
        input(form.field("address.city").autocomplete("address-level2")),
        textarea(form.field("note").debounce("300"), 3));
  }

  static Html lines(Form<Purchase> form) {
    return html(
        """
        <fieldset class="lines">
          <legend>What you order</legend>
          ${rows}
          <button type="button" id="add-line" phx-click="add">Add a line</button>
        </fieldset>
        """,
        rows(form, "lines", PurchaseFields::line));
  }

  /** Whoever removes a row has the focus in it, which must go somewhere. */
  private static Html line(FormRow row) {
    return html(
        """
        <div class="line" id="line-${key}">
          ${name}
          ${count}
          <p class="actions">
            <button type="button" class="quiet" phx-click="up" phx-value-row="${key}" \
        aria-label="Move up">↑</button>
            <button type="button" class="quiet" phx-click="${remove}" \
        aria-label="Remove">×</button>
          </p>
        </div>
        """,
        row.key(),
        input(row.field("name").label("Thing")),
        number(row.field("count")),
        row.key(),
        JS.push("remove").value("row", row.key()).then(JS.focus().at(Selector.of("#add-line"))));
  }
}
