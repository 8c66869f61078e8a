package io.jview.pubsub.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The rules as {@code docs/delivery-rules.md} has them. */
final class Rules {

  private static final Path DOCUMENT = Path.of("../docs/delivery-rules.md");
  private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*([A-Z]\\d+[a-z]?)\\*\\* ");

  private Rules() {}

  static List<String> ids() {
    try {
      return RULE.matcher(Files.readString(DOCUMENT))
          .results()
          .map((MatchResult rule) -> rule.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
