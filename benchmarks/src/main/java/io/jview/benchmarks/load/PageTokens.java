package io.jview.benchmarks.load;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page says that its script needs for the socket.
 *
 * @param cookies as the header of the next request
 * @param csrf proves that the socket comes from the page
 * @param id that of the view's element
 * @param session signed, says which view it is
 * @param fixed signed, says what the page showed once
 */
record PageTokens(String cookies, String csrf, String id, String session, String fixed) {

  private static final Pattern CSRF =
      Pattern.compile("<meta name=\"csrf-token\" content=\"([^\"]*)\"");
  private static final Pattern ROOT = Pattern.compile("<[^<>]*\\bdata-phx-main\\b[^<>]*>");

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException if it is none of a LiveView
   */
  static PageTokens of(HttpReply page) {
    Matcher root = ROOT.matcher(page.body());
    if (!root.find()) {
      throw new IllegalArgumentException("The page has no view");
    }
    return new PageTokens(
        cookies(page.values("set-cookie")),
        first(CSRF, page.body()),
        attribute("id", root.group()),
        attribute("data-phx-session", root.group()),
        attribute("data-phx-static", root.group()));
  }

  private static String cookies(List<String> set) {
    return set.stream().map(cookie -> cookie.split(";")[0]).collect(Collectors.joining("; "));
  }

  private static String attribute(String name, String element) {
    return first(Pattern.compile("\\s" + name + "=\"([^\"]*)\""), element);
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("The page lacks " + pattern);
    }
    return found.group(1);
  }

  String topic() {
    return "lv:" + id;
  }

  /** What the client sends to join; {@code mounts} counts how often it has joined before. */
  String joinPayload(String url, int mounts) {
    return ("{\"url\":%s,\"params\":{\"_csrf_token\":%s,\"_mounts\":%d,\"_mount_attempts\":0},"
            + "\"session\":%s,\"static\":%s,\"sticky\":false}")
        .formatted(
            Json.quote(url), Json.quote(csrf), mounts, Json.quote(session), Json.quote(fixed));
  }
}
