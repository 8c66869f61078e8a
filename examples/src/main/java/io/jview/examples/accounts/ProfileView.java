package io.jview.examples.accounts;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;

/** What is known of a user. */
final class ProfileView implements LiveView<ProfileView.Profile> {

  private final Notes notes;

  ProfileView(Notes notes) {
    this.notes = notes;
  }

  /** What is shown. */
  record Profile(String name, int notes) {}

  @Override
  public Profile mount(Params params, Session session, LiveSocket socket) {
    String user = session.asMap().getOrDefault(AccountsSite.USER, "");
    return new Profile(user, notes.of(user).size());
  }

  @Override
  public Html render(Profile profile) {
    return html(
        "<h1>Profile</h1><p id=\"profile\">${} has written ${} notes.</p>",
        profile.name(),
        profile.notes());
  }
}
