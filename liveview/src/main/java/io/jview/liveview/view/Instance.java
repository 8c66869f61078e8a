package io.jview.liveview.view;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.route.Target;
import io.jview.liveview.services.Services;
import io.jview.liveview.text.Address;
import io.jview.liveview.text.Names;
import io.jview.liveview.trust.CookieSessions;
import io.jview.pubsub.Gap;
import java.util.HashMap;
import java.util.Map;
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
  private final Effects effects;
  private final ViewSocket socket;
  private final boolean connected;
  private Map<String, String> flash;
  private @Nullable String csrfToken;
  private @Nullable S state;
  private @Nullable Navigation navigation;
  private String callback = "mount";
  private @Nullable String subject;
  private boolean rendering;

  public Instance(Services services, Mount<S> mount, Effects effects, @Nullable Link link) {
    this.services = services;
    this.mount = mount;
    this.effects = effects;
    this.socket = new ViewSocket(services, effects, mount.viewKey(), link);
    this.connected = link != null;
    this.flash = mount.flash();
  }

  /** A callback of the view. */
  private interface Callback<S> {
    @Nullable S call() throws Exception;
  }

  public void mount() throws Exception {
    Session session = CookieSessions.visible(mount.cookie());
    S first = turn(false, () -> mount.view().mount(mount.params(), session, socket));
    settle("mount", first);
    if (navigation == null) {
      params(mount.params());
    }
  }

  public void params(Params params) throws Exception {
    S now = state();
    enter("handleParams", null);
    settle("handleParams", turn(false, () -> mount.view().handleParams(params, now, socket)));
  }

  public void event(Event event) throws Exception {
    S now = state();
    enter("handleEvent", event.name());
    settle("handleEvent", turn(true, () -> mount.view().handleEvent(event, now, socket)));
  }

  public void info(Info info) throws Exception {
    S now = state();
    enter("handleInfo", info.topic());
    settle("handleInfo", turn(false, () -> mount.view().handleInfo(info, now, socket)));
  }

  public void gap(Gap gap) throws Exception {
    S now = state();
    enter("handleGap", gap.topic());
    settle("handleGap", turn(false, () -> mount.view().handleGap(gap, now, socket)));
  }

  private void enter(String name, @Nullable String about) {
    callback = name;
    subject = about;
  }

  private @Nullable S turn(boolean event, Callback<S> callback) throws Exception {
    rendering = false;
    socket.enter(event);
    try {
      return callback.call();
    } finally {
      socket.exit();
    }
  }

  /** Takes a callback's new state, and goes on to the address that it may have patched to. */
  private void settle(String callback, @Nullable S returned) throws Exception {
    S next = returned;
    for (int patches = 0; ; patches++) {
      Navigation wanted = effects.takeNavigation();
      if (wanted != null && wanted.leaves()) {
        navigation = wanted;
        state = state == null ? next : state;
        return;
      }
      if (next == null) {
        throw new IllegalStateException(callback + " returned null, which is not a state");
      }
      state = next;
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
    showFlash();
  }

  private @Nullable S patched(Navigation patch, S now) throws Exception {
    Target target = services.routes().find(Address.of(patch.to()));
    Params params = target == null ? mount.params() : target.params();
    return turn(false, () -> mount.view().handleParams(params, now, socket));
  }

  private void showFlash() {
    Map<String, String> added = effects.takeFlash();
    if (!added.isEmpty()) {
      flash = new HashMap<>(flash);
      flash.putAll(added);
    }
  }

  /** Forgets one flash message, or all. */
  public void clearFlash(@Nullable String kind) {
    Map<String, String> left = new HashMap<>(flash);
    if (kind == null) {
      left.clear();
    } else {
      left.remove(kind);
    }
    flash = left.isEmpty() ? Map.of() : left;
  }

  public Html render(ChildPlaces children) {
    rendering = true;
    ViewContext context =
        new ViewContext(connected, flash, this::csrfToken, children, mount.basePath());
    try {
      Html html = mount.view().render(state(), context);
      if (html == null) {
        throw new IllegalStateException("render returned null");
      }
      return html;
    } finally {
      context.close();
    }
  }

  /** The same at every render, or each would be a change. */
  private String csrfToken() {
    if (csrfToken == null) {
      csrfToken = services.trust().sessions().csrfToken(mount.cookie());
    }
    return csrfToken;
  }

  public void terminate() {
    if (state != null) {
      mount.view().terminate(state);
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
    Map<String, String> messages = effects.takeFlash();
    return messages.isEmpty() ? null : services.trust().flash().sign(messages);
  }

  public Map<String, String> flash() {
    return flash;
  }

  public Effects effects() {
    return effects;
  }

  public Mount<S> mounted() {
    return mount;
  }

  public String name() {
    return mount.view().getClass().getName();
  }

  /** The callback that runs or ran last, for the log. */
  public String doing() {
    String last = subject == null ? callback : callback + " of '" + Names.shortened(subject) + "'";
    return rendering ? "render after " + last : last;
  }

  private S state() {
    if (state == null) {
      throw new IllegalStateException("not mounted");
    }
    return state;
  }
}
