package io.jview.examples.board;

import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.RenderContext;
import io.jview.liveview.html.Html;
import io.jview.liveview.ui.FlashMessages;
import io.jview.server.JView;
import io.jview.web.Guard;
import io.jview.web.Request;
import io.jview.web.Response;
import io.jview.web.Site;

/** Puts the site together: {@code java … io.jview.examples.board.BoardSite}. */
public final class BoardSite {

  /** What a session knows of who is signed in. */
  static final String USER = "user";

  private static final int PORT = 8000;
  private static final int MAX_NAME = 40;

  private BoardSite() {}

  /**
   * Makes the site.
   *
   * @return the site, with an empty board
   */
  public static Site site() {
    BoardView board = new BoardView(new Tasks());
    return Site.builder()
        .title("Board")
        .sessionCookie("_board_session")
        .userOf(session -> session.get(USER))
        .get("/login", BoardSite::form)
        .post("/login", BoardSite::signIn)
        .group(
            members ->
                members
                    .name("members")
                    .guard(Guard.session(USER).orRedirect(Links.LOGIN, "info", "Please sign in."))
                    .frame(BoardSite::frame)
                    .live("/", board)
                    .live(Links.TASK, board)
                    .post("/logout", BoardSite::signOut))
        .links(Links.class)
        .build();
  }

  private static Html frame(Html content, RenderContext view) {
    return html(
        """
        <header>
          <form id="sign-out" method="post" action="/logout">
            <input type="hidden" name="_csrf_token" value="${}">
            <b id="user">${}</b> <button>Sign out</button>
          </form>
        </header>
        ${}
        ${}
        """,
        view.csrfToken(),
        view.session().get(USER),
        FlashMessages.of(view),
        content);
  }

  private static Response form(Request request) {
    return Response.page(
        "Sign in",
        html(
            """
            <h1>Sign in</h1>
            ${}
            <form id="login" method="post" action="/login">
              <input type="hidden" name="_csrf_token" value="${}">
              <label>Your name <input name="user" required maxlength="${}" autofocus></label>
              <button>Sign in</button>
            </form>
            """,
            when(
                request.flash().containsKey("info"),
                () -> html("<p id=\"flash\" role=\"status\">${}</p>", request.flash().get("info"))),
            request.csrfToken(),
            MAX_NAME));
  }

  /** Whoever gives a name is let in: a real site asks for a password here. */
  private static Response signIn(Request request) {
    String user = request.form().get("user", "").strip();
    return user.isEmpty() || user.length() > MAX_NAME
        ? Response.redirect(Links.LOGIN).flash("info", "A name has 1 to 40 letters.")
        : Response.redirect(Links.BOARD).put(USER, user);
  }

  private static Response signOut(Request request) {
    return Response.redirect(Links.LOGIN)
        .clear()
        .disconnect(String.valueOf(request.session().get(USER)));
  }

  /**
   * Serves the site until the process is told to end.
   *
   * @param arguments none are looked at
   */
  public static void main(String[] arguments) {
    JView app = JView.builder(site()).build();
    app.start(PORT);
    System.out.println("Open http://localhost:" + app.port() + " (Ctrl-C stops)");
  }
}
