package io.jview.web;

import io.jview.liveview.html.Html;
import org.jspecify.annotations.Nullable;

/** The content of error pages, which the layout then surrounds. */
@FunctionalInterface
public interface ErrorPage {

  /**
   * Renders an error. Called on the request's thread; if it throws, a bare page is shown.
   *
   * @param problem what is wrong
   * @return the page's content
   */
  Html render(Problem problem);

  /**
   * Why a request gets no page.
   *
   * @param status the HTTP status, such as 404
   * @param message a few words for the reader, such as "Page not found"
   * @param incident names the failure in our log; null where the request itself is at fault
   * @param home the address of the start page, for a way out
   */
  record Problem(int status, String message, @Nullable String incident, String home) {}
}
