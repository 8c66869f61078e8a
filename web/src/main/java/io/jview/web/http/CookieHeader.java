package io.jview.web.http;

import io.jview.liveview.host.Cookies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cookies of a request. Lenient: what another application has set, however odd, must not
 * take ours away.
 */
final class CookieHeader {

  private CookieHeader() {}

  /** The cookies of a request; of several with one name the first is the more specific one. */
  private record Sent(Map<String, List<String>> values) implements Cookies {

    @Override
    public @Nullable String get(String name) {
      List<String> all = all(name);
      return all.isEmpty() ? null : all.get(0);
    }

    @Override
    public List<String> all(String name) {
      return values.getOrDefault(name, List.of());
    }
  }

  static Cookies parse(List<String> headers) {
    Map<String, List<String>> all = new HashMap<>();
    for (String header : headers) {
      for (String pair : header.split(";")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          all.computeIfAbsent(pair.substring(0, equals).strip(), name -> new ArrayList<>(1))
              .add(value(pair.substring(equals + 1)));
        }
      }
    }
    return new Sent(all);
  }

  private static String value(String text) {
    String value = text.strip();
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
