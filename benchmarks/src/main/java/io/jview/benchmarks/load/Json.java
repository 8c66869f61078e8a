package io.jview.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that a server of ours wrote: lists, maps, texts, doubles, booleans and null. Small and
 * quick, so that the load client is a light burden on the machine that is being measured.
 */
final class Json {

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  static @Nullable Object read(String text) {
    return new Json(text).value();
  }

  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private @Nullable Object value() {
    return switch (next()) {
      case '{' -> map();
      case '[' -> list();
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      default -> number();
    };
  }

  /** Skips blanks and shows what follows. */
  private char next() {
    while (text.charAt(at) <= ' ') {
      at++;
    }
    return text.charAt(at);
  }

  /** Takes a separator or the end of a list or map, and tells whether it was the end. */
  private boolean ends(char end) {
    char found = next();
    at++;
    if (found != end && found != ',') {
      throw new IllegalArgumentException("No JSON at " + (at - 1) + ": " + text);
    }
    return found == end;
  }

  private boolean isEmpty(char end) {
    at++;
    if (next() != end) {
      return false;
    }
    at++;
    return true;
  }

  private Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(4);
    if (isEmpty('}')) {
      return map;
    }
    do {
      next();
      String name = string();
      next();
      at++;
      map.put(name, value());
    } while (!ends('}'));
    return map;
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>(5);
    if (isEmpty(']')) {
      return list;
    }
    do {
      list.add(value());
    } while (!ends(']'));
    return list;
  }

  private String string() {
    int start = ++at;
    while (text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        return escaped(start);
      }
      at++;
    }
    return text.substring(start, at++);
  }

  private String escaped(int start) {
    StringBuilder result = new StringBuilder().append(text, start, at);
    while (text.charAt(at) != '"') {
      char next = text.charAt(at++);
      result.append(next == '\\' ? escape() : next);
    }
    at++;
    return result.toString();
  }

  private char escape() {
    char kind = text.charAt(at++);
    return switch (kind) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> codeUnit();
      default -> kind;
    };
  }

  private char codeUnit() {
    at += 4;
    return (char) Integer.parseInt(text, at - 4, at, 16);
  }

  private @Nullable Object literal(String word, @Nullable Object value) {
    at += word.length();
    return value;
  }

  private Double number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Double.valueOf(text.substring(start, at));
  }
}
