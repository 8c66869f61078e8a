package io.jview.liveview.process;

import io.jview.liveview.text.Json;
import io.jview.liveview.view.Instance;
import io.jview.liveview.view.Navigation;
import org.jspecify.annotations.Nullable;

/**
 * What a joined view tells its browser: answers to what that has sent, and changes unasked. Where
 * the view leads elsewhere its topic is released first, so that the browser can join again at once.
 * Used by the view's thread.
 */
final class Answers {

  /** The version of the client that this runtime speaks to; it warns of any other. */
  private static final String CLIENT_VERSION = "1.2.12";

  private final Channel channel;
  private final Instance<?> view;
  private final ViewPage page;
  private final Runnable release;

  Answers(Channel channel, Instance<?> view, ViewPage page, Runnable release) {
    this.channel = channel;
    this.view = view;
    this.page = page;
    this.release = release;
  }

  /** Answers the join of a view that has mounted; false: it leads elsewhere. */
  boolean joined(String ref) throws Exception {
    Navigation navigation = view.takeNavigation();
    StringBuilder response = new StringBuilder();
    if (navigation != null && navigation.leaves()) {
      addNavigation(response, navigation);
      String events = view.effects().takeEvents();
      if (events != null) {
        Json.member(response, "events", events);
      }
      refused(new Refusal("{" + response + "}"));
      return false;
    }
    Json.member(response, "rendered", page.show());
    Json.member(response, "liveview_version", Json.quote(CLIENT_VERSION));
    addNavigation(response, navigation == null ? null : navigation.inPlace());
    channel.ok(ref, "{" + response + "}");
    return true;
  }

  void refused(Refusal refusal) {
    release.run();
    channel.refuse(refusal);
  }

  /** Answers a message with the change so far, beside what it asked for; false: the view leaves. */
  boolean answered(String ref, StringBuilder response) throws Exception {
    Navigation navigation = view.takeNavigation();
    boolean leaves = navigation != null && navigation.leaves();
    String diff = page.change(!leaves && channel.isOpen());
    if (diff != null) {
      Json.member(response, "diff", diff);
    }
    addNavigation(response, navigation);
    if (leaves) {
      release.run();
    }
    channel.ok(ref, "{" + response + "}");
    if (!leaves) {
      pushRest();
    }
    return !leaves;
  }

  private void addNavigation(StringBuilder response, @Nullable Navigation navigation) {
    if (navigation != null) {
      Json.member(response, navigation.event(), json(navigation, view.takeSignedFlash()));
    }
  }

  private String json(Navigation navigation, @Nullable String signedFlash) {
    return navigation.json(signedFlash, view.mounted().basePath());
  }

  /** Tells what has changed, unasked: first the address, as the client needs it. */
  void push(@Nullable Navigation navigation) throws Exception {
    boolean leaves = navigation != null && navigation.leaves();
    if (navigation != null && !leaves) {
      channel.push(navigation.event(), json(navigation, null));
    }
    String diff = page.change(!leaves && channel.isOpen());
    if (diff != null) {
      channel.push("diff", diff);
    }
    if (!leaves) {
      pushRest();
    }
    if (navigation != null && leaves) {
      release.run();
      channel.push(navigation.event(), json(navigation, view.takeSignedFlash()));
    }
  }

  /** Tells what has changed inside of streams, which goes apart from what is around these. */
  private void pushRest() throws Exception {
    while (page.isBehind() && channel.isOpen()) {
      String diff = page.change(true);
      if (diff != null) {
        channel.push("diff", diff);
      }
    }
  }

  /** Has the browser load the page anew; from any thread. */
  void reload() {
    Navigation anew = Navigation.redirect(view.address().toString());
    channel.push(anew.event(), json(anew, null));
  }
}
