package io.jview.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.web.host.BodyWriter;
import io.jview.web.http.HeaderText;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a {@link Handler}. Immutable: each method gives a new one.
 *
 * <pre>{@code
 * return Response.redirect("/").put("user", name);
 * }</pre>
 */
public final class Response {

  private final int status;
  private final Map<String, String> headers;
  private final Content content;
  private final @Nullable UnaryOperator<Map<String, String>> sessionChange;
  private final Map<String, String> flash;
  private final @Nullable String disconnected;

  private Response(
      int status,
      Map<String, String> headers,
      Content content,
      @Nullable UnaryOperator<Map<String, String>> sessionChange,
      Map<String, String> flash,
      @Nullable String disconnected) {
    this.flash = Collections.unmodifiableMap(flash);
    this.disconnected = disconnected;
    this.status = status;
    this.headers = Collections.unmodifiableMap(headers);
    this.content = content;
    this.sessionChange = sessionChange;
  }

  /**
   * Answers with a page of the site: the layout stands around the content.
   *
   * @param title the page's title
   * @param content the page's content
   * @return the response, with status 200
   */
  public static Response page(String title, Html content) {
    return of(new Content.Page(title, content));
  }

  /**
   * Answers with HTML as it is, without the layout.
   *
   * @param document the whole document
   * @return the response, with status 200
   */
  public static Response html(Html document) {
    return of("text/html;charset=utf-8", document.toHtml().getBytes(UTF_8));
  }

  /**
   * Answers with plain text.
   *
   * @param text the text
   * @return the response, with status 200
   */
  public static Response text(String text) {
    return of("text/plain;charset=utf-8", text.getBytes(UTF_8));
  }

  /**
   * Answers with JSON.
   *
   * @param json the JSON text
   * @return the response, with status 200
   */
  public static Response json(String json) {
    return of("application/json", json.getBytes(UTF_8));
  }

  /**
   * Answers with bytes.
   *
   * @param contentType their type, such as {@code image/png}
   * @param body the bytes
   * @return the response, with status 200
   */
  public static Response of(String contentType, byte[] body) {
    return of(new Content.Bytes(body.clone())).header("Content-Type", contentType);
  }

  /**
   * Answers with a file of the disk, or with the part of it that is asked for. Its name tells its
   * type. Browsers keep it, and ask each time whether it has changed. One that is not there is
   * answered with 404. Never make a path of what a user has entered.
   *
   * @param file the file
   * @return the response, with status 200; 206, 304, 412 or 416 where a request leads to it
   */
  public static Response file(Path file) {
    return of(new Content.File(file)).header("Cache-Control", "private, no-cache");
  }

  /**
   * Answers with what is written while it is sent, however long that becomes.
   *
   * @param contentType its type, such as {@code text/csv;charset=utf-8}
   * @param body writes it, after the handler has returned; may block
   * @return the response, with status 200
   */
  public static Response stream(String contentType, BodyWriter body) {
    return of(new Content.Written(body)).header("Content-Type", contentType);
  }

  /**
   * Answers with something of a known length, or with the part of it that is asked for. The headers
   * {@code ETag} and {@code Last-Modified}, where you set them, say whether it is still the same.
   *
   * @param contentType its type, such as {@code video/mp4}
   * @param length how many bytes it has
   * @param source opens it, after the handler has returned; may block
   * @return the response, with status 200; 206, 304, 412 or 416 where a request leads to it
   * @throws IllegalArgumentException if the length is negative
   */
  public static Response stream(String contentType, long length, Content.Source source) {
    return of(new Content.Sized(length, source)).header("Content-Type", contentType);
  }

  private static Response of(Content content) {
    return new Response(200, Map.of(), content, null, Map.of(), null);
  }

  /**
   * Answers with a status and nothing else.
   *
   * @param status the HTTP status
   * @return the response
   */
  public static Response empty(int status) {
    return of(Content.Bytes.NONE).status(status);
  }

  /**
   * Sends the browser to another page of this site, which it then GETs (status 303).
   *
   * @param path the path with its query; starts with one slash
   * @return the response
   * @throws IllegalArgumentException if it could lead elsewhere
   */
  public static Response redirect(String path) {
    return empty(303).header("Location", LocalPath.require(path));
  }

  /**
   * Sends the browser to another page of this site, which it then GETs (status 303).
   *
   * @param to its address
   * @return the response
   * @throws IllegalArgumentException if it could lead elsewhere
   */
  public static Response redirect(Url to) {
    return redirect(to.toString());
  }

  /**
   * Sends the browser to another site (status 303). Never pass what a user has entered.
   *
   * @param address an absolute {@code http} or {@code https} address
   * @return the response
   * @throws IllegalArgumentException if it is none
   */
  public static Response redirectAway(URI address) {
    return empty(303).header("Location", LocalPath.requireWeb(address));
  }

  /**
   * Changes the status.
   *
   * @param code the HTTP status, 200 to 599
   * @return the response with it
   * @throws IllegalArgumentException if it is none
   */
  public Response status(int code) {
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException(code + " is no HTTP status of an answer (200 to 599)");
    }
    return new Response(code, headers, content, sessionChange, flash, disconnected);
  }

  /**
   * Sets a header. Headers are ASCII: in {@code Location} letters beyond it are percent-encoded as
   * UTF-8, and a file's name in {@code Content-Disposition} is said by {@code filename*} as well.
   *
   * @param name its name
   * @param value its value; replaces an earlier one
   * @return the response with it
   * @throws IllegalArgumentException if HTTP cannot carry either, or if only the server may set it,
   *     such as {@code Content-Length}
   */
  public Response header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(HeaderText.name(name), HeaderText.value(name, value));
    return new Response(status, more, content, sessionChange, flash, disconnected);
  }

  /**
   * Has the browser save the answer, in place of showing it.
   *
   * @param fileName what the file is called there, in any language
   * @return the response that is saved
   * @throws IllegalArgumentException if it holds control characters
   */
  public Response download(String fileName) {
    return header("Content-Disposition", HeaderText.attachment(fileName));
  }

  /**
   * Sets a value of the session cookie. It is signed, not secret.
   *
   * @param name the value's name
   * @param value the value
   * @return the response with it
   * @throws IllegalArgumentException if the name starts with an underscore: those are JView's
   */
  public Response put(String name, String value) {
    requireNonNull(value, "value");
    if (name.startsWith("_")) {
      throw new IllegalArgumentException("The session value \"" + name + "\" is JView's own");
    }
    return change(
        session -> {
          session.put(name, value);
          return session;
        });
  }

  /**
   * Removes a value of the session cookie.
   *
   * @param name the value's name
   * @return the response without it
   */
  public Response remove(String name) {
    return change(
        session -> {
          session.remove(name);
          return session;
        });
  }

  /**
   * Empties the session cookie, the browser's CSRF secret included: forms on pages that are still
   * open cannot be posted any more.
   *
   * @return the response with an empty session
   */
  public Response clear() {
    return change(session -> new LinkedHashMap<>());
  }

  /**
   * Shows a flash message: on this page, or else on the one that the browser is sent to, be it
   * plain or live.
   *
   * @param kind which sort of message, such as {@code info} or {@code error}
   * @param message the text
   * @return the response with it
   */
  public Response flash(String kind, String message) {
    Map<String, String> more = new LinkedHashMap<>(flash);
    more.put(requireNonNull(kind, "kind"), requireNonNull(message, "message"));
    return new Response(status, headers, content, sessionChange, more, disconnected);
  }

  /**
   * Closes all sockets of a user once the answer is sent, on all instances, as after a logout;
   * their pages load anew. That the other instances cannot be told is logged.
   *
   * @param user what {@link SiteBuilder#userOf} names the user by, without which the request fails
   * @return the response that does so
   */
  public Response disconnect(String user) {
    requireNonNull(user, "user");
    return new Response(status, headers, content, sessionChange, flash, user);
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
   * Gives the headers, without those that the site adds.
   *
   * @return the values by name
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * Gives what is sent.
   *
   * @return the content
   */
  public Content content() {
    return content;
  }

  /**
   * Tells whether the session cookie is to be written.
   *
   * @return whether {@link #put}, {@link #remove} or {@link #clear} were called
   */
  public boolean changesSession() {
    return sessionChange != null;
  }

  /**
   * Gives the session's values as they are to be.
   *
   * @param before the values as they were
   * @return the values after it
   */
  public Map<String, String> session(Map<String, String> before) {
    return sessionChange == null ? before : sessionChange.apply(new LinkedHashMap<>(before));
  }

  /**
   * Gives the flash messages.
   *
   * @return the messages by their kind
   */
  public Map<String, String> flash() {
    return flash;
  }

  /**
   * Gives whose sockets are to be closed.
   *
   * @return the user's name; null where it is nobody's
   */
  public @Nullable String disconnected() {
    return disconnected;
  }

  private Response change(UnaryOperator<Map<String, String>> next) {
    UnaryOperator<Map<String, String>> before = sessionChange;
    UnaryOperator<Map<String, String>> both =
        before == null ? next : session -> next.apply(before.apply(session));
    return new Response(status, headers, content, both, flash, disconnected);
  }
}
