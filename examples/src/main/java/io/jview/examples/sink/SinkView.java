package io.jview.examples.sink;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;

/** The index of the kitchen sink. */
final class SinkView implements LiveView<String> {

  @Override
  public String mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Kitchen sink");
    return "";
  }

  @Override
  public Html render(String state, RenderContext view) {
    return SinkPages.around(
        "Kitchen sink",
        view,
        html(
            """
            <p class="hint">One page for each group of things that a view can be made of.</p>
            <ul class="cards">${}</ul>
            """,
            each(
                SinkPages.all(),
                SinkPages.SinkPage::path,
                page ->
                    html(
                        """
                        <li>
                          <a href="${}" data-phx-link="redirect" data-phx-link-state="push">
                            <strong>${}</strong> <span>${}</span>
                          </a>
                        </li>
                        """,
                        view.url(page.path()),
                        page.title(),
                        page.text()))));
  }
}
