package io.jview.liveview.html.grammar;

/** Reads the beginning of a URL as a browser does: where its scheme and its host end. */
final class UrlText {

  private UrlText() {}

  /** What counts: a browser drops tabs and line ends anywhere, blanks and controls in front. */
  static String significant(String url) {
    int i = 0;
    while (i < url.length() && url.charAt(i) <= ' ') {
      i++;
    }
    return withoutBreaks(url.substring(i));
  }

  static String withoutBreaks(String text) {
    if (text.indexOf('\t') < 0 && text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return text;
    }
    return text.replace("\t", "").replace("\n", "").replace("\r", "");
  }

  /** A browser reads a backslash as a slash. */
  static boolean isSlash(String text, int at) {
    return at < text.length() && (text.charAt(at) == '/' || text.charAt(at) == '\\');
  }

  static boolean namesHost(String url) {
    return isSlash(url, 0) && isSlash(url, 1);
  }

  /** Where the text after the scheme's colon begins, 0 where there is no scheme. */
  static int afterScheme(String url) {
    for (int i = 0; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == ':') {
        return i == 0 ? 0 : i + 1;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || "0123456789+-.".indexOf(c) < 0)) {
        return 0;
      }
    }
    return 0;
  }

  static int afterSlashes(String url, int from) {
    int i = from;
    while (isSlash(url, i)) {
      i++;
    }
    return i;
  }

  /** Where the host, with what stands around it, ends, or the text's length. */
  static int authorityEnd(String text, int from) {
    int i = from;
    while (i < text.length() && !endsAuthority(text, i)) {
      i++;
    }
    return i;
  }

  static boolean endsAuthority(String text, int at) {
    char c = text.charAt(at);
    return c == '/' || c == '\\' || c == '?' || c == '#';
  }
}
