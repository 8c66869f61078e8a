package io.jview.liveview.page;

import io.jview.liveview.host.Cookies;
import io.jview.liveview.trust.Flash;
import io.jview.liveview.trust.PageTokens;
import io.jview.liveview.trust.Trust;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cookies of one plain GET: those that came with it and those to set. Used by one thread. */
final class PageCookies {

  private final Trust trust;
  private final Cookies received;
  private final Map<String, String> toSet = new LinkedHashMap<>();
  private final Map<String, String> session;

  PageCookies(Trust trust, Cookies received) {
    this.trust = trust;
    this.received = received;
    Map<String, String> read = trust.sessions().read(received);
    this.session = trust.sessions().withCsrf(read);
    if (!session.equals(read)) {
      toSet.put(trust.sessions().name(), trust.sessions().write(session));
    }
  }

  /** The session cookie's values, with the browser's CSRF secret among them. */
  Map<String, String> session() {
    return session;
  }

  /** The error page that a refused join has asked for; null for none. */
  PageTokens.@Nullable AskedError takeAskedError() {
    return trust.pages().askedError(take(PageTokens.RELOAD_COOKIE));
  }

  /** The flash messages that came along from another page. */
  Map<String, String> takeFlash() {
    String signed = take(Flash.COOKIE);
    return signed == null ? Map.of() : trust.flash().verify(signed);
  }

  /** Reads a cookie that is good for one page, and has it removed. */
  private @Nullable String take(String name) {
    String value = received.get(name);
    if (value != null) {
      toSet.put(name, "");
    }
    return value;
  }

  /** Gives the messages to the page that follows. */
  void putFlash(String signed) {
    toSet.put(Flash.COOKIE, signed);
  }

  /** Cookies to set, by name; an empty value means that the cookie is to be removed. */
  Map<String, String> toSet() {
    return toSet;
  }
}
