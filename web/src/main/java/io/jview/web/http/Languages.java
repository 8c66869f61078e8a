package io.jview.web.http;

import io.jview.web.host.HttpExchange;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out a browser's language. */
public final class Languages {

  private static final int MAX_LENGTH = 200;

  private Languages() {}

  /** Gives the language that a browser prefers; null where it names none. */
  public static @Nullable Locale preferred(HttpExchange exchange) {
    List<Locale> known = exchange.locales();
    if (!known.isEmpty()) {
      return known.getFirst();
    }
    String header = exchange.header("Accept-Language");
    return header == null || header.length() > MAX_LENGTH ? null : first(header);
  }

  private static @Nullable Locale first(String header) {
    try {
      return Locale.LanguageRange.parse(header).stream()
          .map(Locale.LanguageRange::getRange)
          .filter(range -> !range.startsWith("*"))
          .map(Locale::forLanguageTag)
          .findFirst()
          .orElse(null);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
