package io.jview.liveview.test;

import io.jview.liveview.LiveSocket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A tab's way through a site: loads pages, joins their views, follows where they lead. */
final class Visit {

  private static final int MAX_REDIRECTS = 10;
  private static final String ORIGIN = "http://" + TestExchange.HOST;

  private final TestBrowser browser;
  private final SiteUnderTest site;
  private final Tab tab;
  private String path = "/";
  private Document document = new Document("");
  private @Nullable Element root;
  private @Nullable LiveSocket socket;
  private boolean redirected;
  private boolean reloading;
  private int mounts;

  Visit(TestBrowser browser, SiteUnderTest site, Tab tab) {
    this.browser = browser;
    this.site = site;
    this.tab = tab;
  }

  /** Loads a page, following redirects, and joins its view. */
  void load(String url) {
    path = site.inside(url);
    show(browser.get(url));
  }

  /** Posts a plain form and goes where the answer leads. */
  void post(String url, Map<String, String> fields) {
    path = site.inside(url);
    show(browser.post(url, fields));
  }

  private void show(Answer first) {
    Answer answer = first;
    for (int i = 0; answer.location() instanceof String to; i++) {
      if (i == MAX_REDIRECTS) {
        throw new AssertionError(path + " redirects without end, last to " + to);
      }
      path = to;
      answer = browser.get(to);
    }
    if (answer.failure() != null) {
      throw new AssertionError("the page could not be shown at " + path, answer.failure());
    }
    if (answer.status() != 200) {
      throw new AssertionError(path + " gives status " + answer.status());
    }
    tab.disconnect();
    document = answer.document();
    root = document.selectFirst("[data-phx-main]");
    redirected = false;
    mounts = 0;
    if (root != null) {
      connect();
    }
  }

  /** Opens a socket with the tokens of the page and joins its view, as after a lost connection. */
  void connect() {
    String socketPath = document.select("script[data-socket]").attr("data-socket");
    tab.connect(site, socketPath, csrfToken(), browser.cookies());
    join(null);
  }

  private String csrfToken() {
    return document.select("meta[name=csrf-token]").attr("content");
  }

  private void join(@Nullable String flash) {
    Element root = root();
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put(redirected ? "redirect" : "url", ORIGIN + site.outside(path));
    payload.put("params", params(mounts));
    payload.put("session", root.attr("data-phx-session"));
    payload.put("static", root.attr("data-phx-static"));
    if (flash != null) {
      payload.put("flash", flash);
    }
    site.tapped().set(null);
    Map<?, ?> reply = tab.join(root.id(), payload);
    socket = site.tapped().get();
    if ("ok".equals(reply.get("status"))) {
      mounts++;
      settle();
    } else {
      refused(Json.object(reply.get("response")));
    }
  }

  private Map<String, Object> params(int mounts) {
    Map<String, Object> params = new LinkedHashMap<>(site.connectParams());
    params.put("_csrf_token", csrfToken());
    params.put("_mounts", mounts);
    params.put("_mount_attempts", 0);
    return params;
  }

  private void refused(Map<?, ?> response) {
    Object reason = response.get("reason");
    if (tab.takeNavigation() instanceof Map<String, Map<?, ?>> navigation) {
      go(navigation);
    } else if (reloading || "join crashed".equals(reason)) {
      throw new AssertionError("the view could not join " + path + ": " + response);
    } else {
      reload(response);
    }
  }

  /** Loads the page anew, as the client does after whatever else a join is refused for. */
  private void reload(Map<?, ?> response) {
    if (response.get("token") instanceof String token) {
      browser.cookies().put("__phoenix_reload_status__", token);
    }
    reloading = true;
    try {
      load(path);
    } finally {
      reloading = false;
    }
  }

  /** Goes where views have sent the browser, and joins and leaves nested views. */
  void settle() {
    for (int i = 0; ; i++) {
      Map<String, Map<?, ?>> navigation = tab.takeNavigation();
      if (navigation == null) {
        break;
      }
      if (i == MAX_REDIRECTS) {
        throw new AssertionError("the views navigate without end, last to " + navigation);
      }
      go(navigation);
    }
    if (root != null) {
      settleChildren();
      tab.views().forEach(this::forgetComponents);
    }
  }

  /** Tells a view which of its components the browser does not show any more, in two steps. */
  private void forgetComponents(ClientView view) {
    Set<Integer> vanished = tab.read(view::vanished);
    if (!vanished.isEmpty()) {
      tab.call(view, "cids_will_destroy", Map.of("cids", List.copyOf(vanished)));
      vanished.retainAll(tab.read(view::vanished));
      Map<?, ?> reply = tab.call(view, "cids_destroyed", Map.of("cids", List.copyOf(vanished)));
      tab.read(
          () -> {
            view.prune(Json.array(reply.get("cids")));
            return null;
          });
    }
  }

  private void settleChildren() {
    Set<String> known = new HashSet<>();
    for (String id = missing(known); id != null; id = missing(known)) {
      joinChild(id);
    }
  }

  private void go(Map<String, Map<?, ?>> navigation) {
    navigation.forEach(
        (kind, where) -> {
          String to = site.inside(String.valueOf(where.get("to")));
          String flash = where.get("flash") instanceof String text ? text : null;
          switch (kind) {
            case "live_patch" -> path = to;
            case "live_redirect" -> navigate(to, flash);
            default -> {
              if (flash != null) {
                browser.cookies().put("__phoenix_flash__", flash);
              }
              load(to);
            }
          }
        });
  }

  /** Goes to another view over the same socket. */
  void navigate(String url, @Nullable String flash) {
    for (ClientView view : tab.views().reversed()) {
      tab.leave(view);
    }
    path = site.inside(url);
    redirected = true;
    join(flash);
  }

  /** The next nested view that is shown and has not joined, after leaving those not shown. */
  private @Nullable String missing(Set<String> known) {
    Dom dom = dom();
    for (ClientView view : tab.views()) {
      if (!view.id.equals(root().id()) && !dom.childIds().contains(view.id)) {
        tab.leave(view);
      }
    }
    for (String id : dom.childIds()) {
      if (tab.view(id) == null && known.add(id)) {
        return id;
      }
    }
    return null;
  }

  private void joinChild(String id) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("session", dom().one("#" + id).attr("data-phx-session"));
    payload.put("static", null);
    payload.put("params", params(0));
    LiveSocket own = site.tapped().get();
    Map<?, ?> reply = tab.join(id, payload);
    site.tapped().set(own);
    if (!"ok".equals(reply.get("status"))) {
      throw new AssertionError("the nested view '" + id + "' could not join: " + reply);
    }
  }

  Dom dom() {
    return root == null ? Dom.plain(document) : Dom.live(root.id(), tab);
  }

  private Element root() {
    if (root == null) {
      throw new AssertionError("the page at " + path + " has no view\n" + document.body().html());
    }
    return root;
  }

  /** The view that an element belongs to. */
  ClientView view(String id) {
    ClientView view = tab.view(id);
    if (view == null) {
      throw new AssertionError("the view '" + id + "' has not joined");
    }
    if (view.isCrashed()) {
      throw new AssertionError(
          "the view has crashed; the log tells why; reconnect() mounts it anew");
    }
    return view;
  }

  ClientView main() {
    return view(root().id());
  }

  void path(String to) {
    path = site.inside(to);
  }

  String path() {
    return path;
  }

  String title() {
    ClientView main = root == null ? null : tab.view(root.id());
    String shown = main == null ? null : tab.read(main::title);
    return shown == null ? document.title() : shown;
  }

  LiveSocket socket() {
    LiveSocket held = socket;
    if (held == null) {
      throw new AssertionError("the view has not joined");
    }
    return held;
  }
}
