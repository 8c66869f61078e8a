package io.jview.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads secrets from the environment. */
final class Secrets {

  /** The environment variable that holds them. */
  static final String VARIABLE = "JVIEW_SECRET";

  private Secrets() {}

  /** Gives the secrets of a text that separates them by commas; none where there is no text. */
  static List<String> parse(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
