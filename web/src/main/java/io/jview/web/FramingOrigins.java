package io.jview.web;

import java.util.List;
import java.util.regex.Pattern;

/** The origins whose pages may show the site in a frame, as they are written. */
final class FramingOrigins {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?[A-Za-z0-9.-]+(:\\d{1,5})?");

  private FramingOrigins() {}

  /**
   * Gives those that are right.
   *
   * @throws IllegalArgumentException if one is no origin
   */
  static List<String> checked(String... origins) {
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "\"" + origin + "\" is not an origin; write it like https://www.example.com");
      }
    }
    return List.of(origins);
  }
}
