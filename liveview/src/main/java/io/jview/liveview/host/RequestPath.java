package io.jview.liveview.host;

import io.jview.liveview.text.Urls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place where paths of requests are taken apart and decoded. */
final class RequestPath {

  private RequestPath() {}

  /** The parts between the slashes; a slash at the end does not count. */
  static String[] split(String path) {
    int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    return path.equals("/") ? new String[0] : path.substring(1, end).split("/", -1);
  }

  /**
   * The decoded segments of a path; null: no route has such a path. That is one with more segments
   * than are asked for, with an empty one, or with one that leads to the folder above.
   *
   * @throws IllegalArgumentException if it is not correctly encoded
   */
  static @Nullable List<String> segments(String path, int most) {
    if (!path.startsWith("/") || hasMoreSlashes(path, most + 1)) {
      return null;
    }
    List<String> decoded = new ArrayList<>();
    for (String part : split(path)) {
      String segment = Urls.decodeSegment(part);
      if (leadsElsewhere(segment)) {
        return null;
      }
      decoded.add(segment);
    }
    return decoded;
  }

  /** Browsers take such a segment out of an address, however it is encoded. */
  static boolean leadsElsewhere(String segment) {
    return segment.isEmpty() || segment.equals(".") || segment.equals("..");
  }

  /** Looks no further than it must: a path may have thousands of parts. */
  private static boolean hasMoreSlashes(String path, int most) {
    int slashes = 0;
    for (int at = path.indexOf('/'); at >= 0 && slashes <= most; at = path.indexOf('/', at + 1)) {
      slashes++;
    }
    return slashes > most;
  }
}
