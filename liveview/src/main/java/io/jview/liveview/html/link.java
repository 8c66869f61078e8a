package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;

import org.jspecify.annotations.Nullable;

/**
 * Links that the client follows without loading the page. Named as it reads in a template, beside
 * {@code html} and {@code each}: {@code link.patch(url, content)}. For more attributes, write the
 * element with {@code data-phx-link} and {@code data-phx-link-state}.
 */
public final class link {

  private link() {}

  /**
   * A link to another address of the same view: its {@code handleParams} is called.
   *
   * @param url where it leads
   * @param content what it shows: text, or another {@code Html}
   * @return the link
   */
  public static Html patch(Url url, @Nullable Object content) {
    return html(
        "<a href=\"${}\" data-phx-link=\"patch\" data-phx-link-state=\"push\">${}</a>",
        url,
        content);
  }

  /**
   * A link to another view, over the same socket.
   *
   * @param url where it leads
   * @param content what it shows: text, or another {@code Html}
   * @return the link
   */
  public static Html navigate(Url url, @Nullable Object content) {
    return html(
        "<a href=\"${}\" data-phx-link=\"redirect\" data-phx-link-state=\"push\">${}</a>",
        url,
        content);
  }
}
