package io.jview.examples.accounts;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.RenderContext;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import java.util.List;

/** What stands around each page: where one can go, who one is, and what has just happened. */
final class AppFrame {

  private static final List<Tab> TABS =
      List.of(
          new Tab("Welcome", "/", Url.of("/")),
          new Tab("Notes", "/notes", Url.of("/notes")),
          new Tab("Profile", "/profile", Url.of("/profile")));

  private AppFrame() {}

  private record Tab(String name, String path, Url url) {}

  static Html around(Html content, RenderContext view) {
    return html(
        """
        <header>
          <nav>${}</nav>
          ${}
        </header>
        ${}
        ${}
        """,
        each(TABS, Tab::path, tab -> tab(tab, view)),
        user(view),
        when(view.flash("info") != null, () -> flash(view)),
        content);
  }

  private static Html tab(Tab tab, RenderContext view) {
    return html(
        """
        <a href="${}" data-phx-link="redirect" data-phx-link-state="push" aria-current="${}">${}</a>
        """,
        view.url(tab.url()),
        tab.path().equals(view.path()) ? "page" : "false",
        tab.name());
  }

  private static Html user(RenderContext view) {
    String user = view.session().get(AccountsSite.USER);
    if (user == null) {
      return html("<p><a id=\"sign-in\" href=\"${}\">Sign in</a></p>", view.url("/login"));
    }
    return html(
        """
        <form id="sign-out" method="post" action="${}">
          <input type="hidden" name="_csrf_token" value="${}">
          <b id="user">${}</b> <button>Sign out</button>
        </form>
        """,
        view.url("/logout"),
        view.csrfToken(),
        user);
  }

  private static Html flash(RenderContext view) {
    return html("<p id=\"flash\" role=\"status\">${}</p>", view.flash("info"));
  }
}
