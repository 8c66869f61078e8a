package io.jview.web.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name for what a file holds (RFC 9110, 8.8.3).
 *
 * @param text as a header has it
 */
record ETag(String text) {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");
  private static final String WEAK = "W/";

  /** One that is the same for a file's plain and its compressed form. */
  static ETag weak(String version) {
    return new ETag(WEAK + '"' + version + '"');
  }

  /** Whether a header names exactly this; never one that is weak. */
  boolean isExactlyIn(String header) {
    return !text.startsWith(WEAK) && tags(header).contains(text);
  }

  /** Whether a header names this, weak or not. */
  boolean isIn(String header) {
    return tags(header).stream().anyMatch(tag -> opaque(tag).equals(opaque(text)));
  }

  private static String opaque(String tag) {
    return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
  }

  private static List<String> tags(String header) {
    List<String> tags = new ArrayList<>();
    for (Matcher next = TAG.matcher(header); next.find(); ) {
      tags.add(next.group());
    }
    return tags;
  }
}
