package io.jview.liveview.view;

import io.jview.liveview.Async;
import io.jview.liveview.ComponentContext;
import io.jview.liveview.ComponentUpdate;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveCall.Kind;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import io.jview.pubsub.presence.PresenceDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Calls the components of one page, each with a socket of its own, which lasts for the call. Used
 * by the view's thread.
 */
final class ComponentCalls {

  private final Calls calls;
  private final ViewSocket view;
  private final Effects effects;
  private final boolean connected;

  ComponentCalls(Calls calls, ViewSocket view, Effects effects, boolean connected) {
    this.calls = calls;
    this.view = view;
    this.effects = effects;
    this.connected = connected;
  }

  private ViewSocket socket(ComponentInstance<?, ?> component) {
    return view.with(component.cid(), link(component));
  }

  private @Nullable Link link(ComponentInstance<?, ?> component) {
    return connected ? component : null;
  }

  /** Mounts and updates components of one class. */
  <P, S> void update(List<ComponentInstance<P, S>> alike) throws Exception {
    List<ViewSocket> sockets = new ArrayList<>(alike.size());
    List<ComponentUpdate<P, S>> updates = new ArrayList<>(alike.size());
    for (ComponentInstance<P, S> component : alike) {
      ViewSocket socket = socket(component);
      sockets.add(socket);
      updates.add(component.update(socket));
    }
    ComponentInstance<P, S> first = alike.get(0);
    List<S> states =
        calls.call(first, sockets, Kind.UPDATE, null, () -> first.component().updateMany(updates));
    if (effects.concernView()) {
      throw new IllegalStateException(
          first.name()
              + " or one like it has navigated or put a flash message while its page was being"
              + " rendered; leave that to an event or info, or send(info) to the view");
    }
    take(alike, states);
  }

  private static <P, S> void take(List<ComponentInstance<P, S>> alike, @Nullable List<S> states) {
    if (states == null || states.size() != alike.size()) {
      throw new IllegalStateException(
          "updateMany of "
              + alike.get(0).component().getClass().getName()
              + " returned "
              + (states == null ? "null" : states.size() + " states")
              + " for "
              + alike.size()
              + " components");
    }
    for (int i = 0; i < states.size(); i++) {
      alike.get(i).become(checked(alike.get(i), "mount or update", states.get(i)));
    }
  }

  private static <S> S checked(
      ComponentInstance<?, ?> component, String callback, @Nullable S state) {
    if (state == null) {
      throw new IllegalStateException(
          callback + " of " + component.name() + " returned null, which is not a state");
    }
    return state;
  }

  <P, S> void event(ComponentInstance<P, S> to, Event event) throws Exception {
    ViewSocket socket = socket(to);
    turn(
        to,
        socket,
        Kind.EVENT,
        event.name(),
        () -> to.component().handleEvent(event, to.state(), socket));
  }

  <P, S> void info(ComponentInstance<P, S> to, Info info) throws Exception {
    ViewSocket socket = socket(to);
    turn(
        to,
        socket,
        Kind.INFO,
        info.topic(),
        () -> to.component().handleInfo(info, to.state(), socket));
  }

  <P, S> void async(ComponentInstance<P, S> to, String name, Async<?> outcome) throws Exception {
    ViewSocket socket = socket(to);
    turn(
        to,
        socket,
        Kind.ASYNC,
        name,
        () -> to.component().handleAsync(name, outcome, to.state(), socket));
  }

  <P, S> void gap(ComponentInstance<P, S> to, Gap gap) throws Exception {
    ViewSocket socket = socket(to);
    turn(
        to, socket, Kind.GAP, gap.topic(), () -> to.component().handleGap(gap, to.state(), socket));
  }

  <P, S> void presence(ComponentInstance<P, S> to, PresenceDiff diff) throws Exception {
    ViewSocket socket = socket(to);
    turn(
        to,
        socket,
        Kind.PRESENCE,
        diff.topic(),
        () -> to.component().handlePresence(diff, to.state(), socket));
  }

  private <P, S> void turn(
      ComponentInstance<P, S> to,
      ViewSocket socket,
      Kind kind,
      @Nullable String name,
      Callable<@Nullable S> callback)
      throws Exception {
    S next = calls.call(to, List.of(socket), kind, name, callback);
    if (!effects.leaves()) {
      to.become(checked(to, Calls.nameOf(kind), next));
    }
  }

  <P, S> Html render(ComponentInstance<P, S> component, ComponentContext self) throws Exception {
    Html html = calls.render(component, () -> component.render(self));
    if (html == null) {
      throw new IllegalStateException("render of " + component.name() + " returned null");
    }
    return html;
  }

  /** Says goodbye, which the browser does not hear. */
  <P, S> void terminate(ComponentInstance<P, S> gone) throws Exception {
    ViewSocket socket = view.unheard(link(gone));
    calls.<@Nullable Void>call(
        gone,
        List.of(socket),
        Kind.TERMINATE,
        null,
        () -> {
          gone.component().terminate(gone.state(), socket);
          return null;
        });
  }
}
