package io.jview.e2e.hostile.wire;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that was loaded as a browser loads it, so that sockets and joins may be asked for.
 *
 * @param cookie the session's cookie, name and value
 * @param csrf proves that a socket comes from the page
 * @param id that of the view's element
 * @param session signed, says which view it is
 */
public record Visit(String cookie, String csrf, String id, String session) {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ([^;]+)");
  private static final Pattern CSRF = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("id=\"(phx-[^\"]*)\"");
  private static final Pattern SESSION = Pattern.compile("data-phx-session=\"([^\"]*)\"");

  /** Loads a page. */
  public static Visit load(Wire wire, String path) throws IOException {
    return load(wire, path, "");
  }

  /** Loads another page with the same session. */
  public Visit again(Wire wire, String path) throws IOException {
    return load(wire, path, cookie);
  }

  private static Visit load(Wire wire, String path, String cookie) throws IOException {
    wire.request("GET " + path, "Cookie: " + cookie);
    String head = wire.readHead();
    int length = Integer.parseInt(first(LENGTH, head));
    String page = new String(wire.read(length), StandardCharsets.UTF_8);
    String kept = cookie.isEmpty() ? first(COOKIE, head) : cookie;
    return new Visit(kept, first(CSRF, page), first(ID, page), first(SESSION, page));
  }

  /** Makes a connection the socket of this page. */
  public void open(Wire wire) throws IOException {
    String query = "?_csrf_token=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
    Sockets.open(wire, query, "Origin: http://" + wire.host(), "Cookie: " + cookie);
  }

  /** The message that joins the page's view. */
  public String join(String ref, String url) {
    return """
    ["%s","%s","lv:%s","phx_join",{"url":"%s","params":{"_mounts":0},"session":"%s","static":""}]\
    """
        .formatted(ref, ref, id, url, session);
  }

  public String leave(String joinRef) {
    return """
    ["%s","%s","lv:%s","phx_leave",{}]\
    """
        .formatted(joinRef, joinRef, id);
  }

  /** A message with a click, whose value is any JSON. */
  public String click(String joinRef, String value) {
    return """
    ["%s","7","lv:%s","event",{"type":"click","event":"click","value":%s}]\
    """
        .formatted(joinRef, id, value);
  }

  private static String first(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("The answer lacks " + pattern + ": " + text);
    }
    return found.group(1);
  }
}
