package io.jview.liveview;

import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import io.jview.pubsub.presence.PresenceDiff;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a page with a state of its own: props come in from the view, events with {@code
 * phx-target} from the browser. {@link RenderContext#component} places it. One object serves every
 * browser, so it has no mutable fields; what belongs to one place is the state {@code S}.
 *
 * <p>A component lives within its view: its callbacks run on the view's thread, in the view's turn,
 * strictly one at a time, and it has neither a thread nor a mailbox. After a callback it alone is
 * rendered, and its change goes to the browser without that of the view. A callback that throws
 * ends the whole page, as one of the view does.
 *
 * <p>The socket is that of the view, except that what it asks for is its own: {@code subscribe},
 * {@code sendAfter}, {@code every} and {@code async} come back to the component, and end with it.
 * {@link LiveSocket#send} tells the view. In {@link #mount} and {@link #update}, during which the
 * page is being rendered, it can neither navigate nor put a flash message.
 *
 * @param <P> what the view gives it, best a record
 * @param <S> the state of one component, best an immutable value
 */
public interface LiveComponent<P, S> {

  /**
   * Makes the first state, when the component appears on a page. As with a view, called once for
   * the plain page and anew when the page's socket has joined.
   *
   * @param props what the view gives it
   * @param socket the component's link to its browser, its view and to pub/sub
   * @return the first state
   * @throws Exception whatever makes the page impossible
   */
  S mount(P props, LiveSocket socket) throws Exception;

  /**
   * Takes other props. Not called while the view gives props that equal the last ones.
   *
   * @param props what the view gives it now
   * @param state the state
   * @param socket the component's socket
   * @return the new state
   * @throws Exception whatever the component cannot deal with
   */
  S update(P props, S state, LiveSocket socket) throws Exception;

  /**
   * Mounts and updates all components of this class that a render has placed, in one call, so that
   * a list can read what it needs at once. Those inside of other components come in a further call.
   * The default calls {@link #mount} or {@link #update} for each.
   *
   * @param updates what each of them gets, in the order of the page; at least one
   * @return their new states, in the same order
   * @throws Exception whatever the components cannot deal with
   */
  default List<S> updateMany(List<ComponentUpdate<P, S>> updates) throws Exception {
    List<S> states = new ArrayList<>(updates.size());
    for (ComponentUpdate<P, S> update : updates) {
      S state = update.state();
      states.add(
          state == null
              ? mount(update.props(), update.socket())
              : update(update.props(), state, update.socket()));
    }
    return states;
  }

  /**
   * Takes an event of the browser whose {@code phx-target} is this component. The default logs it,
   * at a limited rate, and keeps the state.
   *
   * @param event what happened
   * @param state the state
   * @param socket the component's socket
   * @return the new state; ignored after a redirect or navigation
   * @throws Exception whatever the component cannot deal with
   */
  default S handleEvent(Event event, S state, LiveSocket socket) throws Exception {
    Unhandled.event(this, event);
    return state;
  }

  /**
   * Takes a message of a topic that the component has subscribed to, or of a timer of its own. The
   * default keeps the state.
   *
   * @param info the message
   * @param state the state
   * @param socket the component's socket
   * @return the new state; ignored after a redirect or navigation
   * @throws Exception whatever the component cannot deal with
   */
  default S handleInfo(Info info, S state, LiveSocket socket) throws Exception {
    return state;
  }

  /**
   * Takes what has come of work that the component has begun by {@link LiveSocket#async}. The
   * default logs a failure, at a limited rate, and keeps the state.
   *
   * @param name the name of the work, among that of this component
   * @param outcome {@link Async.Ok} or {@link Async.Failed}, see {@link Async#with}
   * @param state the state
   * @param socket the component's socket
   * @return the new state; ignored after a redirect or navigation
   * @throws Exception whatever the component cannot deal with
   */
  default S handleAsync(String name, Async<?> outcome, S state, LiveSocket socket)
      throws Exception {
    Unhandled.async(this, name, outcome);
    return state;
  }

  /**
   * Takes the news that messages of a topic of its own may have been missed. The default logs it,
   * at a limited rate, and keeps the state.
   *
   * @param gap which topic and why
   * @param state the state
   * @param socket the component's socket
   * @return the new state; ignored after a redirect or navigation
   * @throws Exception whatever the component cannot deal with
   */
  default S handleGap(Gap gap, S state, LiveSocket socket) throws Exception {
    Unhandled.gap(this, gap);
    return state;
  }

  /**
   * Takes the news of who has come and gone on a topic that the component looks at, see {@link
   * LiveSocket#present}; at first, all who are there. What happens while a diff waits comes in the
   * next one. The default keeps the state.
   *
   * @param diff who has come, gone, or says something else
   * @param state the state
   * @param socket the component's socket
   * @return the new state; ignored after a redirect or navigation
   * @throws Exception whatever the component cannot deal with
   */
  default S handlePresence(PresenceDiff diff, S state, LiveSocket socket) throws Exception {
    return state;
  }

  /**
   * Renders a state. A pure function of state and self: called after each callback of the component
   * and not in between.
   *
   * @param state the state
   * @param self the component's place in its page
   * @return one element, {@code html("<div>…</div>")}: neither several nor a list
   */
  Html render(S state, ComponentContext self);

  /**
   * Says goodbye: called once, last, when the browser does not show the component any more, or when
   * its connected page ends. Subscriptions, timers and work have ended by themselves. Its browser
   * hears nothing any more; others still do. What it throws is logged. The default does nothing.
   *
   * @param state the last state
   * @param socket the component's socket, to broadcast and to tell the view with
   */
  default void terminate(S state, LiveSocket socket) {}
}
