package io.jview.liveview.html;

import java.util.List;
import java.util.Locale;

/**
 * Keeps values from deciding that a URL runs as a script. A browser drops tabs, line ends and
 * leading control characters before it looks for the scheme; this drops more, so that whatever
 * resembles a script's scheme is taken for one.
 */
enum UrlRule {
  /** The value begins the URL. */
  START,
  /** The value begins the URL of an image, which may hold the image itself. */
  IMAGE_START,
  /** Before the value stands a slash: a second one would make the value name another host. */
  AFTER_SLASH;

  static final String BLOCKED = "about:blank#blocked";

  private static final List<String> SCRIPT_SCHEMES =
      List.of("javascript", "vbscript", "livescript", "data");
  private static final String IMAGE = "data:image/";

  /** The slot for a placeholder in a URL; for the parameters see {@link AttributeRule#slot}. */
  static Slot slot(Place place, String before, boolean first, String after, boolean image) {
    if (first && before.isEmpty()) {
      refuseSplitScheme(place, after);
      return new Slot.Url(place, image ? IMAGE_START : START);
    }
    if (first && !(image && startsImage(before))) {
      refuseScheme(place, before);
    }
    return before.equals("/")
        ? new Slot.Url(place, AFTER_SLASH)
        : new Slot.Text(place, "an attribute");
  }

  private static boolean startsImage(String url) {
    return url.regionMatches(true, 0, IMAGE, 0, IMAGE.length());
  }

  /** The fixed text must not let a harmless value become a scheme. */
  private static void refuseSplitScheme(Place place, String after) {
    for (int i = 0; i < after.length() && !endsScheme(after, i); i++) {
      char c = after.charAt(i);
      if (c == ':' || c == '&' || after.startsWith(Cursor.PLACEHOLDER, i)) {
        throw place.refuse(
            "the scheme of a URL cannot be made of parts; pass the whole URL as one value");
      }
    }
  }

  private static void refuseScheme(Place place, String before) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c == ':' && SCRIPT_SCHEMES.contains(letters.toString())) {
        throw place.refuse("a placeholder cannot stand in a " + letters + ": URL");
      }
      if (c == ':' || endsScheme(before, i)) {
        return;
      }
      if (c == '&') {
        throw place.refuse("a character reference before a URL's first / could hide its scheme");
      }
      appendSchemeLetter(c, letters);
    }
    for (String scheme : SCRIPT_SCHEMES) {
      if (scheme.startsWith(letters.toString())) {
        throw place.refuse(
            "a value here could make the URL a script; pass the whole URL as one value");
      }
    }
  }

  /** Whether no scheme can go on, given the character there; a reference may stand for any. */
  private static boolean endsScheme(String url, int i) {
    char c = url.charAt(i);
    return c == '/' || c == '?' || c == '#' || url.startsWith("&amp;", i);
  }

  /** The value itself, or a harmless URL in its place. */
  String check(String value) {
    boolean blocked = this == AFTER_SLASH ? namesHost(value) : runsScript(value);
    return blocked ? BLOCKED : value;
  }

  private static boolean namesHost(String value) {
    int i = 0;
    while (i < value.length() && value.charAt(i) <= ' ') {
      i++;
    }
    return i < value.length() && (value.charAt(i) == '/' || value.charAt(i) == '\\');
  }

  private boolean runsScript(String value) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '/' || c == '?') {
        return false;
      }
      if (c == ':') {
        return SCRIPT_SCHEMES.contains(letters.toString()) && !isImage(value);
      }
      if (c == '&' && startsReference(value, i + 1)) {
        return true;
      }
      if (c == '#') {
        return false;
      }
      appendSchemeLetter(c, letters);
    }
    return false;
  }

  private boolean isImage(String value) {
    return this == IMAGE_START && startsImage(value);
  }

  private static boolean startsReference(String value, int i) {
    if (value.startsWith("#", i)) {
      return true;
    }
    String rest = value.substring(i).toLowerCase(Locale.ROOT);
    return rest.startsWith("colon") || rest.startsWith("tab;") || rest.startsWith("newline;");
  }

  private static void appendSchemeLetter(char c, StringBuilder letters) {
    char lower = Character.toLowerCase(c);
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      letters.append(lower);
    }
  }
}
