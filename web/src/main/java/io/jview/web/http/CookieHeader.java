package io.jview.web.http;

import io.jview.liveview.host.Cookies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the cookies of a request. Lenient: what another application has set, however odd, must not
 * take ours away.
 */
final class CookieHeader {

  private CookieHeader() {}

  /** Of several cookies with one name the first counts, as it is the more specific one. */
  static Cookies parse(List<String> headers) {
    Map<String, String> all = new HashMap<>();
    for (String header : headers) {
      for (String pair : header.split(";")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          all.putIfAbsent(pair.substring(0, equals).strip(), value(pair.substring(equals + 1)));
        }
      }
    }
    return all::get;
  }

  private static String value(String text) {
    String value = text.strip();
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
