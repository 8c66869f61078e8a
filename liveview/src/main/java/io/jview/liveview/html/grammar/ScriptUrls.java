package io.jview.liveview.html.grammar;

import java.util.List;
import java.util.Locale;

/**
 * Finds URLs that run as a script. A browser drops tabs, line ends and leading control characters
 * before it looks for the scheme; this drops more, so that whatever resembles a script's scheme is
 * taken for one.
 */
final class ScriptUrls {

  private static final List<String> SCHEMES =
      List.of("javascript", "vbscript", "livescript", "data");
  private static final String IMAGE = "data:image/";

  private ScriptUrls() {}

  static boolean runs(String url, boolean imageAllowed) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '/' || c == '?') {
        return false;
      }
      if (c == ':') {
        return isScheme(letters) && !(imageAllowed && startsImage(url));
      }
      if (c == '&' && startsReference(url, i + 1)) {
        return true;
      }
      if (c == '#') {
        return false;
      }
      appendSchemeLetter(c, letters);
    }
    return false;
  }

  static boolean isScheme(CharSequence letters) {
    return SCHEMES.contains(letters.toString());
  }

  /** Whether a scheme of a script begins so. */
  static boolean beginsScheme(CharSequence letters) {
    return SCHEMES.stream().anyMatch(scheme -> scheme.startsWith(letters.toString()));
  }

  static boolean startsImage(String url) {
    return url.regionMatches(true, 0, IMAGE, 0, IMAGE.length());
  }

  private static boolean startsReference(String url, int i) {
    if (url.startsWith("#", i)) {
      return true;
    }
    String rest = url.substring(i).toLowerCase(Locale.ROOT);
    return rest.startsWith("colon") || rest.startsWith("tab;") || rest.startsWith("newline;");
  }

  static void appendSchemeLetter(char c, StringBuilder letters) {
    char lower = Character.toLowerCase(c);
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      letters.append(lower);
    }
  }
}
