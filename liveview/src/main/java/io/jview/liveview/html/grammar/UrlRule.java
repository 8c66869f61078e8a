package io.jview.liveview.html.grammar;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which guard a URL needs for its values, by the fixed text around them. */
final class UrlRule {

  /** Schemes after which a host stands, however many slashes there are. */
  private static final Set<String> WITH_HOST = Set.of("http", "https", "ftp", "ws", "wss", "file");

  private final List<String> texts;
  private final Place place;
  private final boolean image;

  private UrlRule(List<String> texts, Place place, boolean image) {
    this.texts = texts;
    this.place = place;
    this.image = image;
  }

  /**
   * The guard, or null where the fixed text already says where the URL leads.
   *
   * @param texts the fixed text ahead of each placeholder, and behind the last one
   * @param place the first placeholder
   * @param image whether the URL may hold an image itself
   */
  static @Nullable Guard guard(List<String> texts, Place place, boolean image) {
    return new UrlRule(texts, place, image).guard();
  }

  private @Nullable Guard guard() {
    String before = UrlText.significant(texts.get(0));
    if (texts.get(0).isEmpty()) {
      refuseSplitScheme();
      return new UrlGuard(UrlGuard.Kind.START, image);
    }
    if (image && ScriptUrls.startsImage(before)) {
      return null;
    }
    refuseScheme(texts.get(0));
    int scheme = UrlText.afterScheme(before);
    boolean named = WITH_HOST.contains(schemeName(before, scheme));
    if (scheme > 0 && !named) {
      return null;
    }
    int host = UrlText.afterSlashes(before, scheme);
    if (scheme == 0 && host < 2) {
      return guardPath(before, host);
    }
    if (host - scheme < 2) {
      throw place.refuse("a value here could name another host; write // after the scheme");
    }
    refuseReference(before, host);
    if (UrlText.authorityEnd(before, host) < before.length()) {
      return null;
    }
    boolean inHost = true;
    for (int i = 1; inHost && i < texts.size(); i++) {
      inHost = refuseReference(texts.get(i), 0);
    }
    return new UrlGuard(UrlGuard.Kind.HOST, image);
  }

  /** Refuses what could hide the end of a host; gives whether the host goes on behind the text. */
  private boolean refuseReference(String text, int from) {
    int end = UrlText.authorityEnd(text, from);
    if (text.lastIndexOf('&', end) >= from) {
      throw place.refuse("a character reference cannot stand in a host with a placeholder");
    }
    return end == text.length();
  }

  private @Nullable Guard guardPath(String before, int slashes) {
    if (slashes == 0) {
      refuseHostScheme(before);
      return null;
    }
    if (before.startsWith("&", slashes) && !before.startsWith("&amp;", slashes)) {
      throw place.refuse("a character reference here could stand for a second slash");
    }
    return slashes == before.length() ? new UrlGuard(UrlGuard.Kind.SLASH, image) : null;
  }

  private static String schemeName(String url, int scheme) {
    return scheme == 0 ? "" : url.substring(0, scheme - 1).toLowerCase(Locale.ROOT);
  }

  /** A value must not complete the scheme ahead of it to one that names a host. */
  private void refuseHostScheme(String before) {
    String lower = before.toLowerCase(Locale.ROOT);
    if (WITH_HOST.stream().anyMatch(scheme -> scheme.startsWith(lower))) {
      throw place.refuse("a value here could name another host; pass the whole URL as one value");
    }
  }

  /** The fixed text must not let a harmless value become a scheme. */
  private void refuseSplitScheme() {
    String after = texts.get(1);
    int i = 0;
    while (i < after.length() && !endsScheme(after, i)) {
      char c = after.charAt(i);
      if (c == ':' || c == '&') {
        throw splitScheme();
      }
      i++;
    }
    if (i == after.length() && texts.size() > 2) {
      throw splitScheme();
    }
  }

  private MalformedTemplateException splitScheme() {
    return place.refuse(
        "the scheme of a URL cannot be made of parts; pass the whole URL as one value");
  }

  private void refuseScheme(String before) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < before.length(); i++) {
      char c = before.charAt(i);
      if (c == ':' && ScriptUrls.isScheme(letters)) {
        throw place.refuse("a placeholder cannot stand in a " + letters + ": URL");
      }
      if (c == ':' || endsScheme(before, i)) {
        return;
      }
      if (c == '&') {
        throw place.refuse("a character reference before a URL's first / could hide its scheme");
      }
      ScriptUrls.appendSchemeLetter(c, letters);
    }
    if (ScriptUrls.beginsScheme(letters)) {
      throw place.refuse(
          "a value here could make the URL a script; pass the whole URL as one value");
    }
  }

  /** Whether no scheme can go on, given the character there; a reference may stand for any. */
  private static boolean endsScheme(String url, int i) {
    char c = url.charAt(i);
    return c == '/' || c == '?' || c == '#' || url.startsWith("&amp;", i);
  }
}
