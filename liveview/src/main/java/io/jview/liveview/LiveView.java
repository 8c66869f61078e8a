package io.jview.liveview;

import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import io.jview.pubsub.presence.PresenceDiff;
import org.jspecify.annotations.Nullable;

/**
 * A page that lives on the server: state in, state out. One object serves every browser, so it has
 * no mutable fields; what belongs to one browser is the state {@code S}.
 *
 * <p>The callbacks of one page run on a virtual thread, strictly one at a time, and may block. Each
 * returns the new state, which is rendered; what changed goes to the browser. Null is not a state,
 * except after {@link LiveSocket#redirect} or {@link LiveSocket#navigate}, where it is ignored. A
 * callback that throws ends the page: the cause is logged and the browser mounts it anew.
 *
 * @param <S> the state of one page, best an immutable value
 */
public interface LiveView<S> {

  /**
   * Makes the first state. Called twice for a page: for the plain HTML (not connected) and again
   * when its socket has joined (connected), perhaps on another instance. Subscribe first, read
   * state then: nothing is missed in between.
   *
   * @param params path and query parameters
   * @param session the signed session cookie's values
   * @param socket the page's link to its browser and to pub/sub
   * @return the first state
   * @throws Exception whatever makes the page impossible; an error page is shown, see {@link
   *     StatusException}
   */
  S mount(Params params, Session session, LiveSocket socket) throws Exception;

  /**
   * Takes the parameters, after each mount and after each patch. The default keeps the state.
   *
   * @param params path and query parameters
   * @param state the state
   * @param socket the page's socket
   * @return the new state
   * @throws Exception whatever the view cannot deal with
   */
  default S handleParams(Params params, S state, LiveSocket socket) throws Exception {
    return state;
  }

  /**
   * Takes an event of the browser. The default logs it, at a limited rate, and keeps the state.
   *
   * @param event what happened
   * @param state the state
   * @param socket the page's socket
   * @return the new state
   * @throws Exception whatever the view cannot deal with
   */
  default S handleEvent(Event event, S state, LiveSocket socket) throws Exception {
    Unhandled.event(this, event);
    return state;
  }

  /**
   * Takes a message of a topic that was subscribed to, or one that the page sent to itself. The
   * default keeps the state.
   *
   * @param info the message
   * @param state the state
   * @param socket the page's socket
   * @return the new state
   * @throws Exception whatever the view cannot deal with
   */
  default S handleInfo(Info info, S state, LiveSocket socket) throws Exception {
    return state;
  }

  /**
   * Takes what has come of work that the page has begun by {@link LiveSocket#async}. The default
   * logs a failure, at a limited rate, and keeps the state.
   *
   * @param name the name of the work
   * @param outcome {@link Async.Ok} or {@link Async.Failed}, see {@link Async#with}
   * @param state the state
   * @param socket the page's socket
   * @return the new state
   * @throws Exception whatever the view cannot deal with
   */
  default S handleAsync(String name, Async<?> outcome, S state, LiveSocket socket)
      throws Exception {
    Unhandled.async(this, name, outcome);
    return state;
  }

  /**
   * Takes the news that messages of a topic may have been missed: read the state again from where
   * it is kept. The default logs it, at a limited rate, and keeps the state.
   *
   * @param gap which topic and why
   * @param state the state
   * @param socket the page's socket
   * @return the new state
   * @throws Exception whatever the view cannot deal with
   */
  default S handleGap(Gap gap, S state, LiveSocket socket) throws Exception {
    Unhandled.gap(this, gap);
    return state;
  }

  /**
   * Takes the news of who has come and gone on a topic that the page looks at, see {@link
   * LiveSocket#present}; at first, all who are there. What happens while a diff waits comes in the
   * next one. The default keeps the state.
   *
   * @param diff who has come, gone, or says something else
   * @param state the state
   * @param socket the page's socket
   * @return the new state
   * @throws Exception whatever the view cannot deal with
   */
  default S handlePresence(PresenceDiff diff, S state, LiveSocket socket) throws Exception {
    return state;
  }

  /**
   * Renders a state. A pure function: same state, same page. A view overrides this one or {@link
   * #render(Object, RenderContext)}; one that overrides neither is refused when it is registered.
   *
   * @param state the state
   * @return the page's content
   */
  default Html render(S state) {
    throw new IllegalStateException(Unhandled.noRender(this));
  }

  /**
   * Renders a state for a page that needs more than it: flash messages, nested views, a CSRF token.
   * The runtime calls this one; the default calls {@link #render(Object)}.
   *
   * @param state the state
   * @param view what can be shown besides the state
   * @return the page's content
   */
  default Html render(S state, RenderContext view) {
    return render(state);
  }

  /**
   * Says what outlives the page's socket: what the user has typed, chosen and opened and would not
   * want to lose to a tunnel or a deploy. Called when the socket is lost, when the instance stops,
   * and as {@link LiveSocket#keepEvery} says; the {@code mount} that follows in the page's place,
   * on whichever instance, asks {@link LiveSocket#kept} for it. Nothing is kept where the view has
   * crashed, was left, or its user sent away. Whoever reads the store cannot read it. The default
   * keeps nothing.
   *
   * @param state the state
   * @return a record, best a small one of its own: at most 64 KiB as JSON; null for nothing
   */
  default @Nullable Object keep(S state) {
    return null;
  }

  /**
   * Says goodbye: called once, last, for every connected mount that returned, however the page
   * ended. Subscriptions and timers have ended by themselves, and the browser hears nothing any
   * more; others still do. The default does nothing.
   *
   * @param state the last state
   * @param socket the page's socket, to broadcast with
   */
  default void terminate(S state, LiveSocket socket) {}
}
