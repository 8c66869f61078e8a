package io.jview.liveview.host;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The titles of a site's pages.
 *
 * @param site the title of pages that set none; empty: none, so that a title stays as it is
 * @param prefix what stands before the title of a page that sets one
 * @param suffix what stands behind it
 */
public record Titles(String site, String prefix, String suffix) {

  /** Those of a site that says nothing of titles. */
  public static final Titles NONE = new Titles("", "", "");

  /** Makes titles. */
  public Titles {
    requireNonNull(site, "site");
    requireNonNull(prefix, "prefix");
    requireNonNull(suffix, "suffix");
  }

  /**
   * Gives the whole title of a page.
   *
   * @param page what the page has set; null or empty: nothing
   * @return the title
   */
  public String of(@Nullable String page) {
    return page == null || page.isEmpty() ? site : prefix + page + suffix;
  }
}
