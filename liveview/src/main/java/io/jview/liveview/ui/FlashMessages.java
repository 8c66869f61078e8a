package io.jview.liveview.ui;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.RenderContext;
import io.jview.liveview.html.Html;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows flash messages, each with a button that takes it away. Immutable. */
public final class FlashMessages {

  private static final List<String> KINDS = List.of("info", "error");

  private FlashMessages() {}

  /**
   * Shows the messages of the kinds {@code info} and {@code error}. An error is read out at once,
   * anything else when there is time for it.
   *
   * @param view the page, whose messages these are
   * @return the messages, or an empty place for them
   */
  public static Html of(RenderContext view) {
    return of(view, KINDS);
  }

  /**
   * Shows the messages of some kinds.
   *
   * @param view the page, whose messages these are
   * @param kinds the kinds, in order, each once: letters, digits and dashes
   * @return the messages, or an empty place for them
   */
  public static Html of(RenderContext view, List<String> kinds) {
    return html(
        """
        <div class="jview-flashes">
          <div role="status">${polite}</div>
          <div role="alert">${urgent}</div>
        </div>
        """,
        shown(view, kinds.stream().filter(kind -> !isUrgent(kind))),
        shown(view, kinds.stream().filter(FlashMessages::isUrgent)));
  }

  private static boolean isUrgent(String kind) {
    return kind.equals("error");
  }

  private static Html shown(RenderContext view, Stream<String> kinds) {
    return each(
        kinds.filter(kind -> view.flash(kind) != null).toList(),
        kind -> kind,
        kind -> message(kind, view.flash(kind)));
  }

  private static Html message(String kind, @Nullable String text) {
    return html(
        """
        <p class="jview-flash jview-flash-${kind}" id="flash-${kind}">
          <span>${text}</span>
          <button type="button" class="jview-close" aria-label="Close" \
        phx-click="lv:clear-flash" phx-value-key="${kind}">×</button>
        </p>
        """,
        kind,
        kind,
        text,
        kind);
  }
}
