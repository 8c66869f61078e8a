package io.jview.examples.accounts;

import io.jview.server.JView;
import io.jview.web.Guard;
import io.jview.web.Site;

/** Puts the site together: {@code java … io.jview.examples.accounts.AccountsSite}. */
public final class AccountsSite {

  /** What a session knows of who is signed in. */
  static final String USER = "user";

  private static final int PORT = 8000;

  private AccountsSite() {}

  /**
   * Makes the site.
   *
   * @return the site, below {@code /accounts}
   */
  public static Site site() {
    Notes notes = new Notes();
    SignIn signIn = new SignIn();
    return Site.builder()
        .title("Accounts")
        .basePath("/accounts")
        .userOf(session -> session.get(USER))
        .group(
            everybody ->
                everybody
                    .name("everybody")
                    .frame(AppFrame::around)
                    .live("/", new WelcomeView())
                    .get("/login", signIn::form)
                    .post("/login", signIn::signIn))
        .group(
            members ->
                members
                    .name("members")
                    .guard(Guard.session(USER).orRedirect("/login", "info", "Please sign in."))
                    .frame(AppFrame::around)
                    .live("/notes", new NotesView(notes))
                    .live("/profile", new ProfileView(notes))
                    .post("/logout", signIn::signOut))
        .build();
  }

  /**
   * Serves the site until the process is told to end.
   *
   * @param arguments none are looked at
   */
  public static void main(String[] arguments) {
    JView app = JView.builder(site()).build();
    app.start(PORT);
    System.out.println("Open http://localhost:" + app.port() + "/accounts (Ctrl-C stops)");
  }
}
