package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import com.microsoft.playwright.Page;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import io.jview.server.JViewBuilder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What docs/browser.md says that the client does by itself. */
class SilenceTest extends BrowserTest {

  /** What was told last, how often, and the field that the view renders. */
  private record Told(String last, int count, String kept) {}

  private static final class Forms implements LiveView<Told> {

    @Override
    public Told mount(Params params, Session session, LiveSocket socket) {
      return new Told("", 0, "");
    }

    @Override
    public Told handleEvent(Event event, Told told, LiveSocket socket) {
      return new Told(
          event.name() + " " + event.form(), told.count() + 1, event.get("kept", told.kept()));
    }

    @Override
    public Html render(Told told) {
      return html(
          """
          <p id="told">${}</p><p id="count">${}</p>
          <form id="draft" phx-change="draft" phx-submit="send">
            <em>${}</em>
            <input name="kept" value="${}"><input name="bare"><input name="other"><button>Send</button>
          </form>
          <form id="steps" phx-change="step" phx-auto-recover="restore"><input name="step"></form>
          <form id="left" phx-change="leave" phx-auto-recover="ignore"><input name="left"></form>
          <form phx-change="nameless"><input name="nameless"></form>
          <button id="more" phx-click="more">more</button>
          <output id="seen">${}</output>
          """,
          told.last(),
          told.count(),
          told.count(),
          told.kept(),
          told.last());
    }
  }

  private Page forms() {
    return open(serve(site()), "/");
  }

  private static JViewBuilder site() {
    return JView.builder().live("/", new Forms());
  }

  @Test
  void anInputThatTheViewDoesNotRenderIsEmptiedByTheNextChangeUnlessItHasTheFocus() {
    Page page = forms();
    page.fill("[name=kept]", "k");
    page.fill("[name=bare]", "b");
    assertThat(page.locator("#told")).containsText("bare=[b]");

    page.focus("[name=other]");
    page.keyboard().type("o");
    assertThat(page.locator("#told")).containsText("other=[o]");

    assertThat(page.locator("[name=kept]")).hasValue("k");
    assertThat(page.locator("[name=bare]")).hasValue("");
    assertThat(page.locator("[name=other]")).hasValue("o");
  }

  @Test
  void whatWasNeverTouchedIsNamedUnused() {
    Page page = forms();
    page.fill("[name=bare]", "b");
    assertThat(page.locator("#told")).containsText("_unused_kept");
    assertThat(page.locator("#told")).not().containsText("_unused_bare");
  }

  @Test
  void afterAReconnectFormsSendTheirChangeOrWhatRecoversThem() {
    expectComplaint("ERR_CONNECTION_REFUSED");
    Site site = serve(site());
    Page page = open(site, "/");
    page.fill("[name=step]", "2");
    page.fill("[name=left]", "gone");
    page.fill("[name=nameless]", "gone too");
    page.fill("[name=kept]", "typed");
    assertThat(page.locator("#told")).containsText("kept=[typed]");

    site.close();
    serveAgain(site.port(), site());

    assertThat(page.locator("#count")).hasText("2");
    assertThat(page.locator("[name=kept]")).hasValue("typed");
    assertThat(page.locator("#told")).containsText("restore");
  }

  /** A list that grows when its end is seen. */
  private static final class Endless implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 50;
    }

    @Override
    public Integer handleEvent(Event event, Integer rows, LiveSocket socket) {
      return event.name().equals("on") && event.get("id", "").equals("row-" + (rows - 1))
          ? rows + 50
          : rows;
    }

    @Override
    public Html render(Integer rows) {
      return html(
          "<ul id=\"rows\" phx-viewport-bottom=\"on\">${}</ul>",
          each(
              IntStream.range(0, rows).boxed().toList(),
              row -> row,
              row -> html("<li id=\"row-${}\">${}</li>", row, row)));
    }
  }

  @Test
  void aListGoesOnWhenItsLastElementIsSeen() {
    Page page = open(serve(JView.builder().live("/", new Endless())), "/");
    assertThat(page.locator("#rows li")).hasCount(50);
    page.mouse().wheel(0, 100);
    page.locator("#row-49").scrollIntoViewIfNeeded();
    assertThat(page.locator("#rows li")).not().hasCount(50);
  }

  private static final class Flashes implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      socket.putFlash("info", "well");
      socket.putFlash("error", "badly");
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer state, LiveSocket socket) {
      throw new IllegalStateException("it never comes here: " + event.name());
    }

    @Override
    public Html render(Integer state) {
      throw new IllegalStateException("the other render is called");
    }

    @Override
    public Html render(Integer state, RenderContext view) {
      return html(
          """
          ${}
          ${}
          <button id="one" phx-click="lv:clear-flash" phx-value-key="info">one</button>
          <button id="all" phx-click="lv:clear-flash">all</button>
          """,
          when(
              view.flash("info") != null,
              () -> html("<p class=\"note\">${}</p>", view.flash("info"))),
          when(
              view.flash("error") != null,
              () -> html("<p class=\"note\">${}</p>", view.flash("error"))));
    }
  }

  @Test
  void aFlashMessageIsTakenAwayByItsKeyOrAllAre() {
    Page page = open(serve(JView.builder().live("/", new Flashes())), "/");
    assertThat(page.locator(".note")).hasText(new String[] {"well", "badly"});
    page.click("#one");
    assertThat(page.locator(".note")).hasText(new String[] {"badly"});
    page.click("#all");
    assertThat(page.locator(".note")).hasCount(0);
  }

  /** Counts its mounts' patches; its state is how often it was patched. */
  private static final class Board implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 0;
    }

    @Override
    public Integer handleParams(Params params, Integer state, LiveSocket socket) {
      return state + (params.get("id") == null ? 1 : 10);
    }

    @Override
    public Integer handleEvent(Event event, Integer state, LiveSocket socket) {
      socket.patch(event.get("to", "/"));
      return state;
    }

    @Override
    public Html render(Integer state) {
      return html(
          """
          <p id="state">${}</p>
          <button id="one" phx-click="go" phx-value-to="/boards/1">one</button>
          <button id="home" phx-click="go" phx-value-to="/">home</button>
          """,
          state);
    }
  }

  @Test
  void oneObjectUnderTwoRoutesIsOneViewAndKeepsItsState() {
    Board board = new Board();
    Page page = open(serve(JView.builder().live("/", board).live("/boards/{id}", board)), "/");
    assertThat(page.locator("#state")).hasText("1");
    page.click("#one");
    assertThat(page.locator("#state")).hasText("11");
    page.click("#home");
    assertThat(page.locator("#state")).hasText("12");
  }
}
