package io.jview.liveview.test;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A browser's way through a site: loads pages, joins their views, follows where they lead. */
final class Visit {

  private static final int MAX_REDIRECTS = 10;
  private static final String ORIGIN = "http://localhost";

  private final LiveEndpoint endpoint;
  private final Map<String, String> cookies;
  private final AtomicReference<@Nullable LiveSocket> tapped;
  private final Tab tab;
  private String path = "/";
  private String title = "";
  private String csrfToken = "";
  private Element root = new Element("div");
  private @Nullable LiveSocket socket;
  private boolean redirected;
  private int mounts;

  Visit(
      LiveEndpoint endpoint,
      Map<String, String> cookies,
      AtomicReference<@Nullable LiveSocket> tapped,
      Tab tab) {
    this.endpoint = endpoint;
    this.cookies = cookies;
    this.tapped = tapped;
    this.tab = tab;
  }

  /** Loads a page, following redirects, and joins its view. */
  void load(String url) {
    String to = url;
    for (int i = 0; i < MAX_REDIRECTS; i++) {
      path = to;
      Page page = get(to);
      if (page.status() == 200) {
        show(page);
        return;
      }
      String location = page.location();
      if (location == null) {
        throw new AssertionError(to + " gives status " + page.status());
      }
      to = location;
    }
    throw new AssertionError(url + " redirects without end, last to " + to);
  }

  private Page get(String url) {
    if (!url.startsWith("/")) {
      throw new AssertionError("the page leads away, to " + url);
    }
    String[] parts = url.split("[?]", 2);
    try {
      Page page =
          endpoint.page(
              new PageRequest(parts[0], parts.length < 2 ? null : parts[1], cookies::get));
      page.cookies().forEach(this::setCookie);
      return page;
    } catch (Exception failed) {
      throw new AssertionError("the view could not be shown at " + url, failed);
    }
  }

  private void setCookie(String name, String value) {
    if (value.isEmpty()) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  private void show(Page page) {
    tab.disconnect();
    title = page.title() == null ? "" : page.title();
    csrfToken = page.csrfToken();
    Element found = Jsoup.parseBodyFragment(page.content()).selectFirst("[data-phx-main]");
    if (found == null) {
      throw new AssertionError("the page has no view: " + page.content());
    }
    root = found;
    redirected = false;
    mounts = 0;
    connect();
  }

  /** Opens a socket with the tokens of the page and joins its view, as after a lost connection. */
  void connect() {
    tab.connect(endpoint, csrfToken, cookies);
    join(null);
  }

  private void join(@Nullable String flash) {
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put(redirected ? "redirect" : "url", ORIGIN + path);
    payload.put(
        "params", Map.of("_csrf_token", csrfToken, "_mounts", mounts, "_mount_attempts", 0));
    payload.put("session", root.attr("data-phx-session"));
    payload.put("static", root.attr("data-phx-static"));
    if (flash != null) {
      payload.put("flash", flash);
    }
    tapped.set(null);
    Map<?, ?> reply = tab.join(root.id(), payload);
    socket = tapped.get();
    if ("ok".equals(reply.get("status"))) {
      mounts++;
      settle();
    } else {
      refused(Json.object(reply.get("response")));
    }
  }

  private void refused(Map<?, ?> response) {
    Object reason = response.get("reason");
    if (tab.takeNavigation() instanceof Map<String, Map<?, ?>> navigation) {
      go(navigation);
    } else if ("unauthorized".equals(reason)) {
      load(path);
    } else {
      throw new AssertionError("the view could not join " + path + ": " + response);
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
    Set<String> known = new HashSet<>();
    for (String id = missing(known); id != null; id = missing(known)) {
      joinChild(id);
    }
  }

  private void go(Map<String, Map<?, ?>> navigation) {
    navigation.forEach(
        (kind, where) -> {
          String to = String.valueOf(where.get("to"));
          String flash = where.get("flash") instanceof String text ? text : null;
          switch (kind) {
            case "live_patch" -> path = to;
            case "live_redirect" -> navigate(to, flash);
            default -> {
              if (flash != null) {
                cookies.put("__phoenix_flash__", flash);
              }
              load(to);
            }
          }
        });
  }

  /** Goes to another view over the same socket. */
  void navigate(String to, @Nullable String flash) {
    for (ClientView view : tab.views().reversed()) {
      tab.leave(view);
    }
    path = to;
    redirected = true;
    join(flash);
  }

  /** The next nested view that is shown and has not joined, after leaving those not shown. */
  private @Nullable String missing(Set<String> known) {
    Dom dom = dom();
    for (ClientView view : tab.views()) {
      if (!view.id.equals(root.id()) && !dom.childIds().contains(view.id)) {
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
    payload.put("params", Map.of("_csrf_token", csrfToken, "_mounts", 0));
    LiveSocket own = tapped.get();
    Map<?, ?> reply = tab.join(id, payload);
    tapped.set(own);
    if (!"ok".equals(reply.get("status"))) {
      throw new AssertionError("the nested view '" + id + "' could not join: " + reply);
    }
  }

  Dom dom() {
    return new Dom(root.id(), tab);
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
    return view(root.id());
  }

  void path(String to) {
    path = to;
  }

  String path() {
    return path;
  }

  String title() {
    ClientView main = tab.view(root.id());
    String shown = main == null ? null : tab.read(main::title);
    return shown == null ? title : shown;
  }

  LiveSocket socket() {
    LiveSocket held = socket;
    if (held == null) {
      throw new AssertionError("the view has not joined");
    }
    return held;
  }
}
