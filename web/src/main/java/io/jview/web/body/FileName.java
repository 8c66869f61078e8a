package io.jview.web.body;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes a name for a file here of what a browser says. */
final class FileName {

  private static final int MAX_BYTES = 200;
  private static final int MAX_EXTENSION = 20;
  private static final String NAMELESS = "file";

  /** What is not seen: control characters, those that turn the direction, halves of pairs. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private static final Pattern SPECIAL = Pattern.compile("[:*?\"<>|]");
  private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

  private FileName() {}

  static String clean(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String seen = UNSEEN.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("");
    String name = trimmed(shortened(trimmed(SPECIAL.matcher(seen).replaceAll("_"))));
    if (name.isEmpty()) {
      return NAMELESS;
    }
    return DEVICE.matcher(name).matches() ? "_" + name : name;
  }

  private static String trimmed(String name) {
    return EDGES.matcher(name).replaceAll("");
  }

  /** Takes letters away from the end of what stands before the extension. */
  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    boolean extended = dot > 0 && name.length() - dot <= MAX_EXTENSION;
    String extension = extended ? name.substring(dot) : "";
    String rest = extended ? name.substring(0, dot) : name;
    int room = MAX_BYTES - extension.getBytes(UTF_8).length;
    while (rest.getBytes(UTF_8).length > room) {
      rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
    }
    return rest + extension;
  }
}
