package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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
import java.util.Map;
import org.junit.jupiter.api.Test;

class NestedViewsTest extends BrowserTest {

  /** Counts from where its parameter says. */
  private static final class Child implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return params.get("start", 0);
    }

    @Override
    public Integer handleEvent(Event event, Integer count, LiveSocket socket) {
      return count + 1;
    }

    @Override
    public Html render(Integer count) {
      return html("<button phx-click=\"more\">${}</button>", count);
    }
  }

  /** Shows two children while its own count is even. */
  private static final class Parent implements LiveView<Integer> {

    private final Child child = new Child();

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer count, LiveSocket socket) {
      return count + 1;
    }

    @Override
    public Html render(Integer count) {
      throw new IllegalStateException("the other render is called");
    }

    @Override
    public Html render(Integer count, RenderContext view) {
      return html(
          """
          <button id="parent" phx-click="more">parent ${}</button>
          <div>${}</div>
          <div>${}</div>
          """,
          count,
          view.child("left", child, Map.of("start", "10")),
          when(count % 2 == 0, () -> view.child("right", child, Map.of("start", "20"))));
    }
  }

  @Test
  void nestedViewsLiveTheirOwnLives() {
    Page page = open(serve(JView.builder().live("/", new Parent())), "/");

    page.click("#left button");
    page.click("#right button");
    page.click("#right button");

    assertThat(page.locator("#left button")).hasText("11");
    assertThat(page.locator("#right button")).hasText("22");
    assertThat(page.locator("#parent")).hasText("parent 0");
  }

  @Test
  void aNestedViewStaysWhileItsParentChangesAndEndsWhenItIsGone() {
    Page page = open(serve(JView.builder().live("/", new Parent())), "/");
    page.click("#left button");
    page.click("#right button");
    assertThat(page.locator("#right button")).hasText("21");

    page.click("#parent");
    assertThat(page.locator("#parent")).hasText("parent 1");
    assertThat(page.locator("#right")).hasCount(0);
    assertThat(page.locator("#left button")).hasText("11");

    page.click("#parent");
    assertThat(page.locator("#right button")).hasText("20");
    page.click("#right button");
    assertThat(page.locator("#right button")).hasText("21");
    assertThat(page.locator("#left button")).hasText("11");
  }
}
