package io.jview.web.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.web.http.RefusedRequest;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the path of a request apart, so that no name of it leads elsewhere. */
final class FileNames {

  private FileNames() {}

  /**
   * Gives the names of a path.
   *
   * @param path percent-encoded, without slash at its start; one at its end does not count
   * @return the names; none for the folder itself; null: no file has such a path. Names that begin
   *     with a dot are hidden, and so are the ways to the folder above
   * @throws RefusedRequest if it is not correctly encoded
   */
  static @Nullable List<String> of(String path) throws RefusedRequest {
    List<String> names = new ArrayList<>();
    if (path.isEmpty()) {
      return names;
    }
    String whole = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    for (String part : whole.split("/", -1)) {
      String name = decode(part);
      if (name.isEmpty() || name.startsWith(".") || name.chars().anyMatch(FileNames::isSpecial)) {
        return null;
      }
      names.add(name);
    }
    return names;
  }

  private static boolean isSpecial(int c) {
    return c < ' ' || c == 0x7f || c == '/' || c == '\\' || c == ':';
  }

  private static String decode(String part) throws RefusedRequest {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new RefusedRequest(400);
    }
  }
}
