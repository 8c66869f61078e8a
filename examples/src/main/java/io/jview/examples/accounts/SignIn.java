package io.jview.examples.accounts;

import static io.jview.liveview.html.Html.html;

import io.jview.web.Request;
import io.jview.web.Response;

/**
 * Signs people in and out. Whoever gives a name is let in: a real site asks for a password here,
 * and puts nothing into the session but the account's id.
 */
final class SignIn {

  private static final int MAX_NAME = 40;

  Response form(Request request) {
    return Response.page(
        "Sign in",
        html(
            """
            <h1>Sign in</h1>
            <form id="login" method="post" action="${}">
              <input type="hidden" name="_csrf_token" value="${}">
              <label>Your name <input name="user" required maxlength="${}" autofocus></label>
              <button>Sign in</button>
            </form>
            """,
            request.url("/login"),
            request.csrfToken(),
            MAX_NAME));
  }

  Response signIn(Request request) {
    String user = request.form().get("user", "").strip();
    if (user.isEmpty() || user.length() > MAX_NAME) {
      return Response.redirect("/login").flash("info", "A name has 1 to 40 characters.");
    }
    return Response.redirect("/notes")
        .put(AccountsSite.USER, user)
        .flash("info", "Welcome, " + user + ".");
  }

  /** Ends the session, and the user's pages in other tabs and on other devices with it. */
  Response signOut(Request request) {
    return Response.redirect("/login")
        .clear()
        .flash("info", "You are signed out.")
        .disconnect(String.valueOf(request.session().get(AccountsSite.USER)));
  }
}
