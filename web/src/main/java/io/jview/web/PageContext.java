package io.jview.web;

import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.web.http.BasePath;
import java.util.Map;

/**
 * The parts of a page, for a {@link Layout} to place.
 *
 * @param title the page's title, plain text
 * @param content what the view, the handler or the error page rendered
 * @param styles the default style sheet and those given to {@link SiteBuilder#stylesheet}, as
 *     {@code link} elements for the head
 * @param scripts what makes the page live, for the head: the {@code csrf-token} meta element, and
 *     the client's {@code script} elements with those given to {@link SiteBuilder#script}
 * @param csrfToken what a plain form must post as {@code _csrf_token}
 * @param path the page's path within the site, percent-encoded as it came
 * @param basePath what stands before the site's paths in a browser's address; perhaps empty
 * @param session the values of the session cookie; empty where there is none
 * @param flash messages to show once, by their kind; those of a live page are the view's, and not
 *     here
 */
public record PageContext(
    String title,
    Html content,
    Html styles,
    Html scripts,
    String csrfToken,
    String path,
    String basePath,
    Session session,
    Map<String, String> flash) {

  /**
   * Makes an address of this site one that a browser can follow, by putting the base path before
   * it.
   *
   * @param address a path of this site, such as {@code /login}; others stay as they are
   * @return the address for links and forms
   */
  public String url(String address) {
    return BasePath.put(basePath, address);
  }

  /**
   * Does the same for an address with values in it.
   *
   * @param address an address of this site; others stay as they are
   * @return the address for links and forms
   */
  public Url url(Url address) {
    return address.below(basePath);
  }
}
