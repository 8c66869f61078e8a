package io.jview.liveview.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The cookies of one browser. Used by one thread. */
final class CookieJar {

  private final Map<String, String> cookies = new LinkedHashMap<>();

  CookieJar copy() {
    CookieJar copy = new CookieJar();
    copy.cookies.putAll(cookies);
    return copy;
  }

  Map<String, String> all() {
    return cookies;
  }

  void put(String name, String value) {
    cookies.put(name, value);
  }

  /** Takes a {@code Set-Cookie} header; one without a value removes the cookie. */
  void take(String header) {
    String pair = header.split(";", 2)[0];
    int equals = pair.indexOf('=');
    String name = pair.substring(0, equals);
    if (equals == pair.length() - 1) {
      cookies.remove(name);
    } else {
      cookies.put(name, pair.substring(equals + 1));
    }
  }

  /** What a request carries. */
  String header() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
