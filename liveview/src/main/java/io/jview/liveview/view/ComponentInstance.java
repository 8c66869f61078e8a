package io.jview.liveview.view;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.ComponentUpdate;
import io.jview.liveview.Info;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Rendered;
import io.jview.liveview.text.Names;
import io.jview.pubsub.Replay;
import io.jview.pubsub.presence.Present;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One component of a page: its state, and what it has of its own, as the link of its sockets. Used
 * by the view's thread.
 */
public final class ComponentInstance<P, S> implements Link {

  private final LiveComponent<P, S> component;
  private final String id;
  private final Integer cid;
  private final Html place;
  private final Link.@Nullable OfView view;
  private @Nullable OfComponent own;
  private @Nullable P props;
  private @Nullable S state;

  /** The render that placed it last, as numbers: a reference to what is young costs more. */
  private int placedRound;

  private int placedRender;
  private int placer;

  /** In how many streams it stands, one in another. */
  private int depth;

  /** The one that was placed after it the last time. */
  private @Nullable ComponentInstance<?, ?> next;

  /** Whether it has props that its state does not know yet. */
  private boolean due;

  /** Whether its state is another one than the browser shows. */
  private boolean stale;

  private volatile boolean ended;

  /** Makes one, which has not mounted; without the view's link it is on a plain page. */
  ComponentInstance(LiveComponent<P, S> component, String id, int cid, Link.@Nullable OfView view) {
    this.component = component;
    this.id = id;
    this.cid = cid;
    this.place = Rendered.place(cid);
    this.view = view;
  }

  LiveComponent<P, S> component() {
    return component;
  }

  Integer cid() {
    return cid;
  }

  String id() {
    return id;
  }

  Html place() {
    return place;
  }

  boolean is(LiveComponent<?, ?> other, String otherId) {
    return !ended && component.getClass() == other.getClass() && id.equals(otherId);
  }

  @Nullable ComponentInstance<?, ?> next() {
    return next;
  }

  void followedBy(@Nullable ComponentInstance<?, ?> other) {
    next = other;
  }

  /** How its author knows it. */
  String name() {
    return "component '" + Names.shortened(id) + "' (" + component.getClass().getName() + ")";
  }

  /**
   * Stands in its place, with what the view gives it; tells whether its state is to follow that and
   * did not wait to already.
   *
   * @throws IllegalArgumentException if it stands elsewhere in the same render
   */
  boolean place(Placing placing, int inside, P next) {
    if (placing.clashes(placedRound, placedRender, placer)) {
      throw new IllegalArgumentException(
          name() + " is placed twice; each component of a class needs an id of its own");
    }
    placedRound = placing.round();
    placedRender = placing.render();
    placer = placing.placer();
    depth = inside;
    if (state != null && Objects.equals(next, props)) {
      return false;
    }
    boolean waits = due;
    props = next;
    due = true;
    return !waits;
  }

  ComponentUpdate<P, S> update(LiveSocket socket) {
    P given = props;
    if (given == null) {
      throw new IllegalStateException(name() + " was never placed");
    }
    return new ComponentUpdate<>(given, state, socket);
  }

  void become(S next) {
    state = next;
    due = false;
    stale = true;
  }

  int depth() {
    return depth;
  }

  boolean isMounted() {
    return state != null;
  }

  S state() {
    if (state == null) {
      throw new IllegalStateException(name() + " has not mounted");
    }
    return state;
  }

  /** Is to be shown anew. */
  void renew() {
    stale = true;
  }

  boolean isStale() {
    return stale;
  }

  @Nullable Html render(ComponentContext self) {
    stale = false;
    return component.render(state(), self);
  }

  /** Whether it has gone; from any thread. */
  public boolean isEnded() {
    return ended;
  }

  /** Ends what it has of its own. */
  void end() {
    ended = true;
    if (own != null) {
      own.end();
    }
  }

  private OfComponent own() {
    if (own == null) {
      own = view().of(this);
    }
    return own;
  }

  private OfView view() {
    if (view == null) {
      throw new IllegalStateException("a plain page has no link");
    }
    return view;
  }

  @Override
  public void subscribe(String topic) {
    if (!ended) {
      own().subscribe(topic);
    }
  }

  @Override
  public void subscribe(String topic, Replay replay) {
    if (!ended) {
      own().subscribe(topic, replay);
    }
  }

  @Override
  public String sessionId() {
    return own().sessionId();
  }

  @Override
  public void unsubscribe(String topic) {
    if (own != null) {
      own.unsubscribe(topic);
    }
  }

  @Override
  public void track(String topic, String key, @Nullable Object meta) {
    if (!ended) {
      own().track(topic, key, meta);
    }
  }

  @Override
  public void untrack(String topic, String key) {
    if (own != null) {
      own.untrack(topic, key);
    }
  }

  @Override
  public List<Present> present(String topic) {
    return own().present(topic);
  }

  @Override
  public void unwatch(String topic) {
    if (own != null) {
      own.unwatch(topic);
    }
  }

  @Override
  public LiveSocket.Timer after(Duration delay, Info info) {
    return ended ? () -> {} : own().after(delay, info);
  }

  @Override
  public LiveSocket.Timer every(Duration period, Info info) {
    return ended ? () -> {} : own().every(period, info);
  }

  @Override
  public void async(String name, Callable<?> work) {
    if (!ended) {
      own().async(name, work);
    }
  }

  @Override
  public void cancelAsync(String name) {
    if (own != null) {
      own.cancelAsync(name);
    }
  }

  @Override
  public void send(Info info) {
    view().send(info);
  }
}
