package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.form.Form;
import io.jview.web.Request;
import io.jview.web.Response;

/** What takes the plain post of {@link FormsView}. */
final class FormsSite {

  private FormsSite() {}

  /** Takes the same form as a plain post: nothing that comes from a browser is believed. */
  static Response order(Request request) {
    Form<Purchase> form =
        Purchase.FORM.in(request.locale()).fill(Purchase.example()).read(request.form());
    if (form.valid()) {
      Purchase purchase = form.value();
      return Response.page(
          "Ordered",
          html(
              "<h1>Ordered</h1><p id=\"ordered\">Number ${number} for ${customer}, ${cost}"
                  + " pieces.</p>",
              purchase.number(),
              purchase.customer(),
              purchase.cost()));
    }
    return Response.page(
            "Forms",
            html(
                """
                <h1>Forms</h1>
                <form id="purchase" class="card" method="post" action="${url}" novalidate>
                  <input type="hidden" name="_csrf_token" value="${csrfToken}">
                  ${}
                  <button>Order</button>
                </form>
                """,
                request.url("/sink/forms"),
                request.csrfToken(),
                PurchaseFields.of(form)))
        .status(422);
  }
}
