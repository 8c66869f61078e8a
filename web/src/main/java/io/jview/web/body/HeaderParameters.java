package io.jview.web.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header's value with its parameters, such as {@code form-data; name="photo"}. Lenient: names and
 * values come from browsers of all ages.
 *
 * @param value what stands ahead of the parameters, in small letters
 * @param parameters by their names, in small letters; of several with one name the first
 */
record HeaderParameters(String value, Map<String, String> parameters) {

  static HeaderParameters parse(String header) {
    int semicolon = header.indexOf(';');
    String value = semicolon < 0 ? header : header.substring(0, semicolon);
    Map<String, String> parameters = new HashMap<>();
    if (semicolon >= 0) {
      new Scanner(header, semicolon).readAll(parameters);
    }
    return new HeaderParameters(value.strip().toLowerCase(Locale.ROOT), parameters);
  }

  /** Goes through the parameters once. */
  private static final class Scanner {

    private final String text;
    private int at;

    private Scanner(String text, int at) {
      this.text = text;
      this.at = at;
    }

    private void readAll(Map<String, String> into) {
      while (at < text.length()) {
        at++; // the semicolon
        int equals = text.indexOf('=', at);
        int semicolon = text.indexOf(';', at);
        if (equals < 0 || semicolon >= 0 && semicolon < equals) {
          at = semicolon < 0 ? text.length() : semicolon;
        } else {
          String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
          at = equals + 1;
          into.putIfAbsent(name, value());
        }
      }
    }

    private String value() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      String value = quoted ? quoted() : "";
      int semicolon = text.indexOf(';', at);
      int end = semicolon < 0 ? text.length() : semicolon;
      String rest = text.substring(at, end).strip();
      at = end;
      return quoted ? value : rest;
    }

    /** Browsers leave a backslash as it is and write a quote as %22; other programs escape both. */
    private String quoted() {
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return value.toString();
        }
        if (c == '\\' && isEscape()) {
          at++;
          value.append('"');
        } else {
          value.append(c);
        }
      }
      return value.toString();
    }

    /** A quote behind a backslash, unless nothing can follow it but another parameter. */
    private boolean isEscape() {
      if (at + 1 >= text.length() || text.charAt(at + 1) != '"') {
        return false;
      }
      String rest = text.substring(at + 2).stripLeading();
      return !rest.isEmpty() && rest.charAt(0) != ';';
    }
  }
}
