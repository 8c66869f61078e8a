package io.jview.liveview.ui;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;
import io.jview.liveview.js.JS;

/**
 * Shows a dialog above the page. Render it while it is open: the focus goes into it and stays
 * there; Escape, a click beside it and its button close it; then the focus goes back to where it
 * was.
 *
 * <pre>{@code
 * when(state.open() != null, () -> Dialog.of("edit", "Edit the task", JS.push("close"), form(state)))
 * }</pre>
 *
 * <p>It is the browser's own {@code <dialog>}, opened by a hook of {@code jview.js}.
 */
public final class Dialog {

  private Dialog() {}

  /**
   * Shows a dialog.
   *
   * @param id its id, unique on the page; letters, digits and dashes
   * @param title what it is about: its heading, and its name for screen readers
   * @param close what closes it: an event after which it is not rendered any more, or a patch
   * @param content what is in it
   * @return the dialog
   */
  public static Html of(String id, String title, JS close, Html content) {
    return html(
        """
        <dialog class="jview-dialog" id="${id}" aria-labelledby="${id}-title" \
        phx-hook="JView.Dialog" phx-close="${close}" phx-mounted="${opened}">
          <div class="jview-dialog-box">
            <header>
              <h2 id="${id}-title">${title}</h2>
              <button type="button" class="jview-close" aria-label="Close" \
        phx-click="${close}">×</button>
            </header>
            ${content}
          </div>
        </dialog>
        """,
        id,
        id,
        close,
        JS.ignoreAttributes("open"),
        id,
        title,
        close,
        content);
  }
}
