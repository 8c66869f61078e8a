package io.jview.liveview.html.grammar;

import java.util.regex.Pattern;

/**
 * Keeps values from deciding that a URL runs as a script, and parts of one from deciding which host
 * it leads to. Looks at the URL as a whole: a value that is nothing joins what stands around it.
 *
 * @param kind what stands ahead of the first value
 * @param image whether the URL may hold an image itself
 */
record UrlGuard(Kind kind, boolean image) implements Guard {

  /** Another way to write a slash, or what a browser skips ahead of one. */
  private static final Pattern REFERENCE =
      Pattern.compile("&(#|b?sol;|tab;|newline;)", Pattern.CASE_INSENSITIVE);

  /** What stands ahead of the first value of a URL. */
  enum Kind {
    /** Nothing: that value decides where the URL leads, the others do not. */
    START,
    /** A slash: a second one would name a host. */
    SLASH,
    /** The beginning of a host: the values may complete it, and no more. */
    HOST
  }

  @Override
  public boolean allows(String[] pieces, Place place) {
    return switch (kind) {
      case START -> !ScriptUrls.runs(String.join("", pieces), image) && leadsByFirst(pieces);
      case SLASH -> !namesHost(UrlText.significant(String.join("", pieces)));
      case HOST -> completesHost(pieces);
    };
  }

  private static boolean namesHost(String url) {
    int i = 1;
    while (i < url.length() && url.charAt(i) <= ' ') {
      i++;
    }
    return UrlText.isSlash(url, 0)
        && (UrlText.isSlash(url, i) || REFERENCE.matcher(url).region(i, url.length()).lookingAt());
  }

  /** Whether the first value alone, or the fixed text alone, says where the URL leads. */
  private static boolean leadsByFirst(String[] pieces) {
    String first = UrlText.significant(pieces[1]);
    String rest = rest(pieces);
    if (first.isEmpty()) {
      return !namesHost(rest) || UrlText.namesHost(UrlText.significant(pieces[2]));
    }
    int scheme = UrlText.afterScheme(first);
    int host = UrlText.afterSlashes(first, scheme);
    if (host == first.length()) {
      return !UrlText.isSlash(rest, 0);
    }
    boolean hasHost = scheme > 0 || UrlText.namesHost(first);
    boolean open = hasHost && UrlText.authorityEnd(first, host) == first.length();
    return !open || rest.isEmpty() || UrlText.endsAuthority(rest, 0);
  }

  private static String rest(String[] pieces) {
    StringBuilder rest = new StringBuilder();
    for (int i = 2; i < pieces.length; i++) {
      rest.append(pieces[i]);
    }
    return UrlText.withoutBreaks(rest.toString());
  }

  private static boolean completesHost(String[] pieces) {
    String before = UrlText.significant(pieces[0]);
    int start = UrlText.afterSlashes(before, UrlText.afterScheme(before));
    StringBuilder host = new StringBuilder(before.substring(start));
    for (int i = 1; i < pieces.length; i++) {
      String piece = UrlText.withoutBreaks(pieces[i]);
      int end = UrlText.authorityEnd(piece, 0);
      if (i % 2 == 1 && !piece.isEmpty()) {
        if (endsName(host) && isLast(pieces, i)) {
          return end == 0;
        }
        if (!isName(piece)) {
          return false;
        }
      }
      host.append(piece, 0, end);
      if (end < piece.length()) {
        break;
      }
    }
    return !host.isEmpty();
  }

  /** A text behind a whole host begins its path, its query or its fragment. */
  private static boolean endsName(StringBuilder host) {
    return !host.isEmpty() && Character.isLetterOrDigit(host.charAt(host.length() - 1));
  }

  /** Whether the host ends with the value there. */
  private static boolean isLast(String[] pieces, int value) {
    String after = pieces[value + 1];
    return after.isEmpty() || UrlText.endsAuthority(after, 0);
  }

  private static boolean isName(String text) {
    return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-._:[]".indexOf(c) >= 0);
  }
}
