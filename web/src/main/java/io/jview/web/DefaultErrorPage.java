package io.jview.web;

import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.html.Html;

/** The error page of sites that bring none. */
final class DefaultErrorPage implements ErrorPage {

  @Override
  public Html render(Problem problem) {
    return html(
        """
        <section class="jview-problem">
        <h1>${}</h1>
        <p>${}</p>
        ${}
        <p><a href="${}">Go to the start page</a></p>
        </section>
        """,
        problem.status(),
        problem.message(),
        when(
            problem.incident() != null,
            () ->
                html(
                    "<p>If you report this, please name the incident <code>${}</code>.</p>",
                    problem.incident())),
        problem.home());
  }
}
