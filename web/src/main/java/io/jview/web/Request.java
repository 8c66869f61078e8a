package io.jview.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Url;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plain request, as a {@link Handler} gets it, for use by the handler's thread only. Everything
 * in it comes from outside: check it.
 */
public interface Request {

  /**
   * Gives the method.
   *
   * @return {@code GET}, also for HEAD requests, or {@code POST}
   */
  String method();

  /**
   * Gives the path within the site, without its base path.
   *
   * @return the path, percent-encoded as it came
   */
  String path();

  /**
   * Makes an address of this site one that a browser can follow, by putting the base path before
   * it.
   *
   * @param address a path of this site, such as {@code /login}; others stay as they are
   * @return the address for links and forms
   */
  String url(String address);

  /**
   * Does the same for an address with values in it.
   *
   * @param address an address of this site; others stay as they are
   * @return the address for links and forms
   */
  Url url(Url address);

  /**
   * Gives the parameters of the path and the query; those of the path win.
   *
   * @return the parameters
   */
  Params params();

  /**
   * Gives the text fields of a posted form, be it {@code application/x-www-form-urlencoded} or
   * {@code multipart/form-data}, as one with files is.
   *
   * @return the fields; empty where no form was posted
   */
  Params form();

  /**
   * Gives the parts of a {@code multipart/form-data} form, in the order in which they came: files,
   * and text fields, which stand in {@link #form} as well. A file input in which nothing was chosen
   * is none. Files are on the disk until the answer is sent.
   *
   * @return the parts; empty where no such form was posted
   */
  List<Part> parts();

  /**
   * Gives a file of such a form.
   *
   * @param name the name of its input
   * @return the first file of that name, or null where none was chosen
   */
  default @Nullable Part file(String name) {
    return parts().stream()
        .filter(part -> part.fileName() != null && part.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /**
   * Gives what was posted, as it came.
   *
   * @return the bytes, a copy; empty for GET, and for a multipart form, which was read into {@link
   *     #parts}
   */
  byte[] body();

  /**
   * Gives what was posted, read as UTF-8.
   *
   * @return the text; empty as {@link #body} is
   */
  default String text() {
    return new String(body(), UTF_8);
  }

  /**
   * Gives the values of the signed session cookie.
   *
   * @return the session; empty where the browser has none, or one that is forged or too old
   */
  Session session();

  /**
   * Gives the flash messages that have come along from another page. They are shown once: who asks
   * for them has them, and a page shows them in its frame. Where neither happens they wait.
   *
   * @return the messages by their kind; empty where there are none
   */
  Map<String, String> flash();

  /**
   * Gives what a form on this page must post as {@code _csrf_token}.
   *
   * @return the token
   */
  String csrfToken();

  /**
   * Gives a header.
   *
   * @param name its name, upper or lower case
   * @return its first value, or null where there is none
   */
  @Nullable String header(String name);

  /**
   * Gives a cookie.
   *
   * @param name its name
   * @return its value, or null where there is none
   */
  @Nullable String cookie(String name);

  /**
   * Tells whether the browser came over TLS, as far as the server can tell.
   *
   * @return whether it did
   */
  boolean secure();

  /**
   * Gives the language that the browser prefers.
   *
   * @return the language; the JVM's own where the browser names none
   */
  Locale locale();

  /**
   * Gives the browser's network address; behind a proxy the proxy's, unless forwarded headers are
   * trusted.
   *
   * @return an IP address; null where the host knows none
   */
  @Nullable String remoteAddress();

  /**
   * Gives who the host says is signed in, such as a servlet container.
   *
   * @return the principal; null where the host knows none, as the embedded server
   */
  @Nullable Principal principal();

  /**
   * Gives what the host or a filter of it has put beside the request.
   *
   * @param name the attribute's name
   * @return its value; null where there is none, as on the embedded server
   */
  @Nullable Object attribute(String name);
}
