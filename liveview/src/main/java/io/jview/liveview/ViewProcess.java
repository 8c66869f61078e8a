package io.jview.liveview;

import io.jview.liveview.html.Rendered;
import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A joined view: one mailbox, and a thread only while something waits in it. What waits is handled
 * in order; infos, gaps and timers share one render, and a message of the browser ends the batch
 * with a reply that carries the change so far.
 */
final class ViewProcess<S> implements Runnable {

  /** The version of the client that this runtime speaks to; it warns of any other. */
  private static final String CLIENT_VERSION = "1.2.12";

  private final Services services;
  private final Channel channel;
  private final SocketConnection connection;
  private final @Nullable ViewProcess<?> parent;
  private final ViewMailbox mailbox;
  private final Subscriptions subscriptions;
  private final Tasks tasks;
  private final Children children;
  private final Instance<S> view;
  private @Nullable Rendered rendered;
  private boolean changed;
  private boolean ended;
  private String doing = "mount";

  ViewProcess(
      Services services,
      SocketConnection connection,
      Channel channel,
      Mount<S> mount,
      @Nullable ViewProcess<?> parent) {
    this.services = services;
    this.connection = connection;
    this.channel = channel;
    this.parent = parent;
    this.mailbox = new ViewMailbox(services.limits());
    this.subscriptions =
        new Subscriptions(services.pubsub(), services.freshId(), this::deliver, services.log());
    this.tasks = new Tasks(services.executor(), services.timers(), this::tell);
    this.children = new Children(services, channel.viewId());
    this.view =
        new Instance<>(
            services, mount, new Effects(), new ViewSocket.Link(subscriptions, tasks, this::tell));
  }

  /** Puts something into the mailbox; from any thread. */
  void deliver(Mail mail) {
    if (mailbox.add(mail)) {
      services.executor().execute(this);
    }
  }

  private void tell(Info info) {
    deliver(new Mail.Told(null, info));
  }

  /** Ends the view after what the browser has sent so far; from any thread. */
  void stop() {
    channel.close();
    if (mailbox.stop()) {
      services.executor().execute(this);
    }
  }

  ViewMailbox mailbox() {
    return mailbox;
  }

  Channel channel() {
    return channel;
  }

  Children children() {
    return children;
  }

  @Nullable ViewProcess<?> parent() {
    return parent;
  }

  @Override
  public void run() {
    do {
      batch();
    } while (!mailbox.release());
  }

  private void batch() {
    try {
      for (int left = mailbox.size(); left > 0 && !ended; left--) {
        take(mailbox.poll());
      }
      if (changed && !ended) {
        pushChange();
      }
    } catch (Throwable cause) {
      crash(cause);
    }
  }

  private void take(@Nullable Mail mail) throws Exception {
    switch (mail) {
      case null -> {}
      case Mail.Join join -> join(join.ref());
      case Mail.FromBrowser message -> {
        answer(message);
        connection.relieve(mailbox);
      }
      case Mail.Told told when !told.isObsolete() -> info(told.info());
      case Mail.Missed missed when !missed.isObsolete() -> gap(missed.gap());
      case Mail.Stop stop -> end();
      case Mail.Told obsolete -> {}
      case Mail.Missed obsolete -> {}
    }
  }

  private void join(String ref) throws Exception {
    view.mount();
    Navigation navigation = view.takeNavigation();
    if (navigation != null && navigation.leaves()) {
      refuse(navigation);
      return;
    }
    doing = "the first render";
    Rendered tree = new Rendered(view.render(children::place));
    connection.end(children.settle(), this);
    StringBuilder members = new StringBuilder();
    tree.writeMembers(members);
    view.effects().takeMembers(members);
    rendered = tree;
    StringBuilder response = new StringBuilder();
    Json.member(response, "rendered", "{" + members + "}");
    Json.member(response, "liveview_version", Json.quote(CLIENT_VERSION));
    respond(ref, response, navigation);
  }

  private void refuse(Navigation navigation) {
    StringBuilder response = new StringBuilder();
    Json.member(response, navigation.event(), navigation.json(view.takeSignedFlash()));
    String events = view.effects().takeEvents();
    if (events != null) {
      Json.member(response, "events", events);
    }
    channel.refuse("{" + response + "}");
    end();
  }

  private void answer(Mail.FromBrowser message) throws Exception {
    StringBuilder response = new StringBuilder();
    switch (message.event()) {
      case "event" -> event(message.payload());
      case "live_patch" -> patch(message.payload(), response);
      case "cids_destroyed" -> Json.member(response, "cids", "[]");
      default -> {}
    }
    Navigation navigation = view.takeNavigation();
    String diff = takeDiff(navigation);
    if (diff != null) {
      Json.member(response, "diff", diff);
    }
    respond(message.ref(), response, navigation);
    if (navigation != null && navigation.leaves()) {
      end();
    }
  }

  private void respond(String ref, StringBuilder response, @Nullable Navigation navigation) {
    if (navigation != null) {
      Json.member(response, navigation.event(), navigation.json(view.takeSignedFlash()));
    }
    channel.ok(ref, "{" + response + "}");
  }

  private void event(Map<?, ?> payload) throws Exception {
    Event event;
    try {
      event = EventReader.read(payload);
    } catch (IllegalArgumentException | PubSubException malformed) {
      services
          .log()
          .warn("A malformed event for {} was ignored: {}", view.name(), malformed.toString());
      return;
    }
    if (event == null) {
      return;
    }
    changed = true;
    if (event.name().equals("lv:clear-flash")) {
      view.clearFlash(event.get("key"));
    } else {
      doing = "event '" + Names.shortened(event.name()) + "'";
      view.event(event);
    }
  }

  private void patch(Map<?, ?> payload, StringBuilder response) throws Exception {
    Routes.Target target = payload.get("url") instanceof String url ? find(url) : null;
    if (target == null || !target.viewKey().equals(view.mounted().viewKey())) {
      Json.member(response, "link_redirect", "true");
      return;
    }
    doing = "a patch by a link";
    changed = true;
    view.params(target.params());
  }

  private Routes.@Nullable Target find(String url) {
    try {
      return services.routes().find(Address.of(url));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private void info(Info info) throws Exception {
    doing = "info '" + Names.shortened(info.topic()) + "'";
    view.info(info);
    changed = true;
    leave();
  }

  private void gap(Gap gap) throws Exception {
    doing = "the gap of '" + Names.shortened(gap.topic()) + "'";
    if (gap.reason() == Gap.Reason.REJECTED) {
      subscriptions.forget(gap.topic());
    }
    view.gap(gap);
    changed = true;
    leave();
  }

  /** Goes where an info or gap has led to, unasked. */
  private void leave() {
    Navigation navigation = view.navigation();
    if (navigation != null && navigation.leaves()) {
      pushChange();
      end();
    }
  }

  private void pushChange() {
    Navigation navigation = view.takeNavigation();
    if (navigation != null && !navigation.leaves()) {
      channel.push(navigation.event(), navigation.json(null));
    }
    String diff = takeDiff(navigation);
    if (diff != null) {
      channel.push("diff", diff);
    }
    if (navigation != null && navigation.leaves()) {
      channel.push(navigation.event(), navigation.json(view.takeSignedFlash()));
    }
  }

  /** What the browser does not know yet, or null; of a view that is left only its events. */
  private @Nullable String takeDiff(@Nullable Navigation navigation) {
    StringBuilder members = new StringBuilder();
    boolean stays = navigation == null || !navigation.leaves();
    if (changed && stays && rendered != null) {
      rendered.diff(view.render(children::place), members);
      connection.end(children.settle(), this);
    }
    changed = false;
    view.effects().takeMembers(members);
    return members.isEmpty() ? null : "{" + members + "}";
  }

  private void crash(Throwable cause) {
    if (cause instanceof StatusException status && rendered == null) {
      channel.refuse(Joins.reload(services, status.status()));
    } else {
      if (channel.isOpen() || !(cause instanceof InterruptedException)) {
        services.log().error("View {} crashed in {}", view.name(), doing, cause);
      }
      if (rendered == null) {
        channel.refuse("{\"reason\":\"join crashed\"}");
      } else {
        channel.crashed();
      }
    }
    end();
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    channel.close();
    mailbox.close();
    children.end();
    tasks.end();
    subscriptions.end();
    try {
      view.terminate();
    } catch (Throwable cause) {
      services.log().error("View {} crashed in terminate", view.name(), cause);
    } finally {
      connection.ended(this);
    }
  }
}
