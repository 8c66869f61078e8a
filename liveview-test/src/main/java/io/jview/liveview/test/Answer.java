package io.jview.liveview.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

/**
 * What a site has answered a plain request with. Every method that expects something fails with an
 * {@link AssertionError} that shows the answer.
 */
public final class Answer {

  private final String url;
  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final @Nullable Throwable failure;

  Answer(
      String url,
      int status,
      Map<String, List<String>> headers,
      byte[] body,
      @Nullable Throwable failure) {
    this.url = url;
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.failure = failure;
  }

  /**
   * Gives the status.
   *
   * @return the HTTP status
   */
  public int status() {
    return status;
  }

  /**
   * Checks the status.
   *
   * @param expected the HTTP status that is to be
   * @return this
   */
  public Answer hasStatus(int expected) {
    if (status != expected) {
      throw wrong("status " + expected, "status " + status);
    }
    return this;
  }

  /**
   * Checks that the browser is sent to another page.
   *
   * @param path the path that it is sent to, with its query; within the site, without its base path
   * @return this
   */
  public Answer redirectedTo(String path) {
    String to = location();
    if (!path.equals(to)) {
      throw wrong("a redirect to " + path, to == null ? "status " + status : "one to " + to);
    }
    return this;
  }

  /**
   * Gives where the browser is sent.
   *
   * @return the path within the site, with its query, or an address of another one; null where it
   *     is sent nowhere
   */
  public @Nullable String location() {
    return status >= 300 && status < 400 ? header("Location") : null;
  }

  /**
   * Gives a header.
   *
   * @param name its name, upper or lower case
   * @return its first value; null where there is none
   */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null ? null : values.getFirst();
  }

  List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /**
   * Gives the body as bytes.
   *
   * @return the bytes, a copy
   */
  public byte[] bytes() {
    return body.clone();
  }

  /**
   * Gives the body as text.
   *
   * @return the body, read as UTF-8
   */
  public String body() {
    return new String(body, UTF_8);
  }

  /**
   * Finds elements of the page.
   *
   * @param selector a CSS selector, see jsoup
   * @return the elements, perhaps none
   */
  public Elements elements(String selector) {
    return document().select(selector);
  }

  /**
   * Reads the text of one element.
   *
   * @param selector means one element
   * @return its text, with its whitespace normalised
   */
  public String text(String selector) {
    Elements found = elements(selector);
    if (found.size() != 1) {
      throw wrong("one element '" + selector + "'", found.size() + " of them");
    }
    Element one = found.getFirst();
    return one.text();
  }

  Document document() {
    return Jsoup.parse(body());
  }

  @Nullable Throwable failure() {
    return failure;
  }

  AssertionError wrong(String expected, String actual) {
    return new AssertionError(
        "expected " + expected + " but was " + actual + " at " + url + "\n" + body(), failure);
  }
}
