package io.jview.liveview.view;

import io.jview.liveview.Async;
import io.jview.liveview.BadRequestException;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveCall.Kind;
import io.jview.liveview.LiveView;
import io.jview.liveview.MountHook;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.html.Html;
import io.jview.liveview.route.Target;
import io.jview.liveview.services.Services;
import io.jview.liveview.text.Address;
import io.jview.pubsub.Gap;
import io.jview.pubsub.presence.PresenceDiff;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One page of a view: calls its callbacks and keeps the state that they return. The same for the
 * plain page and for the joined one. Used by one thread at a time.
 */
public final class Instance<S> {

  /** How often {@code handleParams} may patch on. */
  private static final int PATCHES = 20;

  private final Services services;
  private final Mount<S> mount;
  private final LiveView<S> view;
  private final Effects effects = new Effects();
  private final ViewSocket socket;
  private final Calls calls;
  private final Shown<S> shown;
  private final PageComponents components;
  private final PageStreams streams = new PageStreams();
  private final PageUploads uploads;
  private final boolean connected;
  private boolean stale;
  private Params given;
  private volatile Address address;
  private @Nullable S state;
  private @Nullable Navigation navigation;

  /** Makes one, which has not mounted; without a link it is a plain page. */
  public Instance(Services services, Mount<S> mount, Link.@Nullable OfView link) {
    this.services = services;
    this.mount = mount;
    this.view = mount.view();
    this.address = mount.address();
    this.given = mount.params();
    this.connected = link != null;
    Supplier<String> path = () -> address.path();
    this.uploads = new PageUploads(link, services.trust()::freshId);
    this.socket = new ViewSocket(services, effects, mount, path, streams, uploads, 0, link);
    this.calls = new Calls(services.interceptors(), mount, socket, connected, path);
    this.shown = new Shown<>(mount, services.trust());
    ComponentCalls componentCalls = new ComponentCalls(calls, socket, effects, connected);
    this.components =
        new PageComponents(
            mount, shown::csrfToken, componentCalls, streams, uploads, link, services.log());
  }

  public void mount() throws Exception {
    Session session = mount.visitor().session();
    Params given = mount.params();
    for (MountHook hook : mount.hooks()) {
      calls.<@Nullable Void>call(Kind.MOUNT_HOOK, null, () -> run(hook, given, session));
      if (effects.leaves()) {
        navigation = effects.takeNavigation();
        return;
      }
    }
    settle("mount", calls.call(Kind.MOUNT, null, () -> view.mount(given, session, socket)));
    if (navigation == null) {
      params(given);
    }
  }

  private @Nullable Void run(MountHook hook, Params given, Session session) throws Exception {
    hook.onMount(given, session, socket);
    return null;
  }

  /**
   * Goes to another address of the same view.
   *
   * @return whether its visitor may
   * @throws BadRequestException if the view cannot read the address; nothing has changed then
   */
  public boolean patch(Target target) throws Exception {
    if (!(mount.visitor().ask(target) instanceof Verdict.Pass)) {
      return false;
    }
    unlessRefused(
        () -> {
          address = target.address();
          params(target.params());
        });
    return true;
  }

  /** Takes what a nested view is given now. */
  public void given(Params params) throws Exception {
    if (!params.equals(given)) {
      given = params;
      params(params);
    }
  }

  private void params(Params params) throws Exception {
    S now = state();
    turn(Kind.PARAMS, null, () -> view.handleParams(params, now, socket));
  }

  /**
   * Has an event handled.
   *
   * @throws BadRequestException if the view cannot read it; nothing has changed then
   */
  public void event(Event event) throws Exception {
    S now = state();
    unlessRefused(() -> turn(Kind.EVENT, event.name(), () -> view.handleEvent(event, now, socket)));
  }

  /** What a browser asks for. */
  private interface Asked {
    void run() throws Exception;
  }

  /** Leaves all as it was where what the browser has sent cannot be read. */
  private void unlessRefused(Asked asked) throws Exception {
    S before = state();
    Address at = address;
    streams.begin();
    try {
      asked.run();
      streams.end(true);
    } catch (BadRequestException refused) {
      streams.end(false);
      state = before;
      address = at;
      navigation = null;
      effects.clear();
      throw refused;
    }
  }

  public void info(Info info) throws Exception {
    S now = state();
    turn(Kind.INFO, info.topic(), () -> view.handleInfo(info, now, socket));
  }

  /** Hands over what has come of work. */
  public void async(String name, Async<?> outcome) throws Exception {
    S now = state();
    turn(Kind.ASYNC, name, () -> view.handleAsync(name, outcome, now, socket));
  }

  public void gap(Gap gap) throws Exception {
    S now = state();
    turn(Kind.GAP, gap.topic(), () -> view.handleGap(gap, now, socket));
  }

  public void presence(PresenceDiff diff) throws Exception {
    S now = state();
    turn(Kind.PRESENCE, diff.topic(), () -> view.handlePresence(diff, now, socket));
  }

  /**
   * Hands an event to a component; one that has gone hears of nothing any more.
   *
   * @throws BadRequestException if the component cannot read it; nothing has changed then
   */
  public void event(int cid, Event event) throws Exception {
    unlessRefused(
        () -> {
          if (components.event(cid, event)) {
            settle();
          }
        });
  }

  public void info(ComponentInstance<?, ?> to, Info info) throws Exception {
    components.info(to, info);
    settle();
  }

  public void async(ComponentInstance<?, ?> to, String name, Async<?> outcome) throws Exception {
    components.async(to, name, outcome);
    settle();
  }

  public void gap(ComponentInstance<?, ?> to, Gap gap) throws Exception {
    components.gap(to, gap);
    settle();
  }

  public void presence(ComponentInstance<?, ?> to, PresenceDiff diff) throws Exception {
    components.presence(to, diff);
    settle();
  }

  /** Does what a component has asked of its view. */
  private void settle() throws Exception {
    if (effects.concernView()) {
      settle("handleParams", state());
    }
  }

  private void turn(Kind kind, @Nullable String name, Callable<@Nullable S> callback)
      throws Exception {
    settle(Calls.nameOf(kind), calls.call(kind, name, callback));
  }

  /** Takes a callback's new state, and goes on to the address that it may have patched to. */
  private void settle(String callback, @Nullable S returned) throws Exception {
    S next = returned;
    for (int patches = 0; ; patches++) {
      Navigation wanted = admitted(effects.takeNavigation());
      if (wanted != null && wanted.leaves()) {
        navigation = wanted;
        state = state == null ? next : state;
        return;
      }
      if (next == null) {
        throw new IllegalStateException(callback + " returned null, which is not a state");
      }
      state = next;
      stale = true;
      if (wanted == null) {
        break;
      }
      if (patches == PATCHES) {
        throw new IllegalStateException(
            "handleParams has patched " + patches + " times in a row, last to " + wanted.to());
      }
      navigation = wanted;
      next = patched(wanted, next);
    }
    shown.addFlash(effects.takeFlash());
  }

  /** A patch to where the visitor may not come becomes a navigation, which is refused as others. */
  private @Nullable Navigation admitted(@Nullable Navigation wanted) throws Exception {
    if (wanted == null || wanted.target() == null) {
      return wanted;
    }
    boolean passes = mount.visitor().ask(wanted.target()) instanceof Verdict.Pass;
    return passes ? wanted : Navigation.navigate(wanted.to());
  }

  private @Nullable S patched(Navigation patch, S now) throws Exception {
    Target target = patch.target();
    if (target == null) {
      throw new IllegalStateException("a patch has a target");
    }
    address = target.address();
    return calls.call(Kind.PARAMS, null, () -> view.handleParams(target.params(), now, socket));
  }

  /** Forgets one flash message, or all. */
  public void clearFlash(@Nullable String kind) {
    shown.clearFlash(kind);
    stale = true;
  }

  /** Whether the view itself may show something else than at its last render. */
  public boolean isStale() {
    return stale;
  }

  public Html render(ChildPlaces children) throws Exception {
    stale = false;
    return calls.render(
        null,
        () ->
            shown.render(
                state(), connected, address.path(), children, components, streams, uploads));
  }

  /** The components that it has placed. */
  public PageComponents components() {
    return components;
  }

  /** Its uploads, and those of its components. */
  public PageUploads uploads() {
    return uploads;
  }

  /** Shows what has become of its uploads. */
  public void uploadsChanged() {
    stale = true;
    components.uploadsChanged();
  }

  /** Its streams, and those of its components. */
  public PageStreams streams() {
    return streams;
  }

  /** What is to outlive the socket; null for nothing, and where it has not mounted. */
  public @Nullable Object keep() throws Exception {
    S last = state;
    return last == null
        ? null
        : calls.<@Nullable Object>call(Kind.KEEP, null, () -> view.keep(last));
  }

  public void terminate() throws Exception {
    components.endAll();
    uploads.end();
    S last = state;
    if (last != null) {
      calls.<@Nullable Void>call(
          Kind.TERMINATE,
          null,
          () -> {
            view.terminate(last, socket);
            return null;
          });
    }
  }

  /** Where the view has gone or wants to go since it was taken last. */
  public @Nullable Navigation navigation() {
    return navigation;
  }

  public @Nullable Navigation takeNavigation() {
    Navigation taken = navigation;
    navigation = null;
    return taken;
  }

  /** The flash messages for the page that follows, signed; null where there are none. */
  public @Nullable String takeSignedFlash() {
    return services.trust().flash().signNonEmpty(effects.takeFlash());
  }

  public Map<String, String> flash() {
    return shown.flash();
  }

  public Effects effects() {
    return effects;
  }

  public Mount<S> mounted() {
    return mount;
  }

  /** Where the page is now, without the base path; from any thread. */
  public Address address() {
    return address;
  }

  public String name() {
    return view.getClass().getName();
  }

  /** The callback that runs or ran last, for the log. */
  public String doing() {
    return calls.doing();
  }

  private S state() {
    if (state == null) {
      throw new IllegalStateException("not mounted");
    }
    return state;
  }
}
