package io.jview.examples.accounts;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import org.jspecify.annotations.Nullable;

/** Greets everybody; those that it knows by their name. */
final class WelcomeView implements LiveView<WelcomeView.Visitor> {

  /** Who looks at the page. */
  record Visitor(@Nullable String name) {}

  @Override
  public Visitor mount(Params params, Session session, LiveSocket socket) {
    return new Visitor(session.get(AccountsSite.USER));
  }

  @Override
  public Html render(Visitor visitor) {
    return html("<h1>Welcome, ${}</h1>", visitor.name() == null ? "stranger" : visitor.name());
  }
}
