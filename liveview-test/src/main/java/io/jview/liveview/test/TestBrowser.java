package io.jview.liveview.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.liveview.html.Url;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A browser that a test uses: it keeps the cookies that the site sets, for all of its tabs and
 * plain requests. Used by one thread.
 */
public final class TestBrowser {

  private static final String TOKEN = "_csrf_token";

  private final SiteUnderTest site;
  private final CookieJar cookies;

  TestBrowser(SiteUnderTest site, CookieJar cookies) {
    this.site = site;
    this.cookies = cookies;
  }

  /**
   * Opens a page in a new tab, following redirects, and joins its view where it has one.
   *
   * @param path its path and query
   * @return the page
   * @throws AssertionError if there is no page at the path, or its view cannot mount
   */
  public LivePage open(String path) {
    return open(path, () -> {});
  }

  /**
   * Opens a page; see {@link #open(String)}.
   *
   * @param address its address
   * @return the page
   */
  public LivePage open(Url address) {
    return open(address.toString());
  }

  LivePage open(String path, Runnable onClose) {
    Tab tab = new Tab(site.timeout());
    Visit visit = new Visit(this, site, tab);
    LivePage page = new LivePage(visit, tab, site.timeout(), onClose);
    boolean opened = false;
    try {
      visit.load(path);
      opened = true;
      return page;
    } finally {
      if (!opened) {
        page.close();
      }
    }
  }

  /**
   * Asks for a page, without following redirects.
   *
   * @param path its path and query
   * @return the answer
   */
  public Answer get(String path) {
    return send("GET", path, new byte[0], null);
  }

  /**
   * Posts a form, without following redirects. The CSRF token is added unless the form holds one.
   *
   * @param path its path and query
   * @param form values by field
   * @return the answer
   */
  public Answer post(String path, Map<String, String> form) {
    Map<String, String> all = new LinkedHashMap<>(form);
    all.computeIfAbsent(TOKEN, name -> csrfToken());
    String encoded =
        all.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send("POST", path, encoded.getBytes(UTF_8), "application/x-www-form-urlencoded");
  }

  /**
   * Asks for a page and gives the status, without following redirects.
   *
   * @param path its path and query
   * @return the HTTP status
   */
  public int status(String path) {
    return get(path).status();
  }

  private Answer send(String method, String path, byte[] body, @Nullable String contentType) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (contentType != null) {
      headers.put("content-type", contentType);
    }
    TestExchange exchange = exchange(method, path, headers, body);
    site.serve(exchange);
    Answer answer = exchange.answer(path);
    answer.headers("Set-Cookie").forEach(cookies::take);
    String location = answer.header("Location");
    if (location != null) {
      exchange.header("Location", site.inside(location));
    }
    return answer;
  }

  private TestExchange exchange(
      String method, String path, Map<String, String> headers, byte[] body) {
    if (!path.startsWith("/")) {
      throw new AssertionError("the page leads away, to " + path);
    }
    if (!cookies.all().isEmpty()) {
      headers.put("cookie", cookies.header());
    }
    return new TestExchange(method, site.outside(path), headers, body, null);
  }

  private String csrfToken() {
    var sessions = site.sessionCookies();
    Map<String, String> known = sessions.read(cookies.all()::get);
    Map<String, String> session = sessions.withCsrf(known);
    if (!session.equals(known)) {
      cookies.put(sessions.name(), sessions.write(session));
    }
    return sessions.csrfToken(session);
  }

  CookieJar cookies() {
    return cookies;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
