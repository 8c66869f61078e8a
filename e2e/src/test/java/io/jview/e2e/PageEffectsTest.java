package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;

import com.microsoft.playwright.Page;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a view does to a page besides rendering it. */
class PageEffectsTest extends BrowserTest {

  /** Its state is how often the page was saved. */
  private static final class Effects implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      socket.pageTitle("Not saved");
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer saved, LiveSocket socket) {
      switch (event.name()) {
        case "save" -> {
          socket.pageTitle("Saved & <done>");
          socket.putFlash("info", "Saved <well>");
          return saved + 1;
        }
        case "shout" -> socket.pushEvent("shout", Map.of("text", "server: <hello>"));
        case "ask" -> socket.reply(Map.of("answer", event.get("question") + " is 4"));
        default -> throw new IllegalArgumentException(event.name());
      }
      return saved;
    }

    @Override
    public Html render(Integer saved) {
      throw new IllegalStateException("the other render is called");
    }

    @Override
    public Html render(Integer saved, RenderContext view) {
      return html(
          """
          <p id="saved">${}</p>
          <p id="flash" phx-click="lv:clear-flash" phx-value-key="info">${}</p>
          <button id="save" phx-click="save">Save</button>
          <button id="shout" phx-click="shout">Shout</button>
          <button id="echo" phx-hook="Echo" phx-update="ignore">Ask</button>
          """,
          saved,
          view.flash("info"));
    }
  }

  private Page openEffects() {
    return open(
        serve(
            JView.builder()
                .staticFiles("/e2e", "e2e")
                .script("/e2e/hooks.js")
                .live("/", new Effects())),
        "/");
  }

  @Test
  void theTitleChangesWithTheView() {
    Page page = openEffects();
    assertThat(page).hasTitle("Not saved");

    page.click("#save");

    assertThat(page).hasTitle("Saved & <done>");
  }

  @Test
  void aFlashIsShownAndClearedByAClick() {
    Page page = openEffects();

    page.click("#save");
    assertThat(page.locator("#flash")).hasText("Saved <well>");
    page.click("#flash");

    assertThat(page.locator("#flash")).hasText("");
    assertThat(page.locator("#saved")).hasText("1");
  }

  @Test
  void aHookAsksTheViewAndGetsItsReply() {
    Page page = openEffects();

    page.click("#echo");

    assertThat(page.locator("#echo")).hasText("2 + 2 is 4");
  }

  @Test
  void aHookHearsWhatTheViewPushes() {
    Page page = openEffects();

    page.click("#shout");

    assertThat(page.locator("#echo")).hasText("server: <hello>");
  }
}
