package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Route;
import io.jview.liveview.html.Url;
import io.jview.liveview.html.link;
import io.jview.server.JView;
import io.jview.web.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses, titles, scrolling and questions, as a user expects them of any page. */
class HistoryTest extends BrowserTest {

  private static final Route ITEM = Route.of("/item/{item}");
  private static final Url TWO = ITEM.url(2).query("tab", "a b");

  /** A long page; an address without a tab gets one put in its place. */
  private static final class Item implements LiveView<Item.Shown> {

    record Shown(String item, String tab, int asked) {}

    @Override
    public Shown mount(Params params, Session session, LiveSocket socket) {
      return new Shown("", "", 0);
    }

    @Override
    public Shown handleParams(Params params, Shown shown, LiveSocket socket) {
      String item = params.get("item", "");
      socket.pageTitle(item.equals("untitled") ? "" : "Item " + item);
      if (params.get("tab") == null && item.equals("1")) {
        socket.replace(ITEM.url(item).query("tab", "first"));
      }
      return new Shown(item, params.get("tab", ""), shown.asked());
    }

    @Override
    public Shown handleEvent(Event event, Shown shown, LiveSocket socket) {
      switch (event.name()) {
        case "same" -> socket.patch(ITEM.url(shown.item()).query("tab", shown.tab()));
        case "again" -> socket.navigate(ITEM.url(shown.item()).query("tab", shown.tab()));
        case "other" -> socket.patch(TWO);
        case "instead" -> socket.replace(TWO);
        default -> {}
      }
      return new Shown(shown.item(), shown.tab(), shown.asked() + 1);
    }

    @Override
    public Html render(Shown shown) {
      return html(
          """
          <p id="shown">${} ${}</p>
          <p id="asked">${}</p>
          ${} ${} ${} <a id="plain" href="/plain">plain</a>
          <button id="same" phx-click="same">same</button>
          <button id="again" phx-click="again">again</button>
          <button id="other" phx-click="other">other</button>
          <button id="instead" phx-click="instead">instead</button>
          <button id="delete" phx-click="ask" data-confirm="Really delete?"><b>Delete</b></button>
          <form id="ask" phx-submit="ask" data-confirm="Really send?"><button>Send</button></form>
          <div style="height: 4000px"></div>
          <p id="end">the end</p>
          """,
          shown.item(),
          shown.tab(),
          shown.asked(),
          html("<span id=\"two\">${}</span>", link.patch(TWO, "two")),
          html(
              "<span id=\"here\">${}</span>",
              link.patch(ITEM.url(shown.item()).query("tab", shown.tab()), "here")),
          html(
              "<span id=\"untitled\">${}</span>", link.navigate(ITEM.url("untitled"), "untitled")));
    }
  }

  private Site site;
  private Page page;

  @BeforeEach
  void openItem() {
    site =
        serve(
            JView.builder(
                io.jview.web.Site.builder()
                    .title("All items")
                    .aroundTitles("", " · Items")
                    .contentSecurityPolicy("")
                    .live(ITEM, new Item())
                    .get("/plain", request -> Response.page("Plain", html("<h1>Plain</h1>")))
                    .build()));
    page = open(site, "/item/1");
    assertShown("1 first", "/item/1?tab=first");
  }

  private void assertShown(String shown, String path) {
    assertThat(page.locator("#shown")).hasText(shown);
    assertThat(page).hasURL(site.url(path));
  }

  private int historyLength() {
    return ((Number) page.evaluate("history.length")).intValue();
  }

  private int scrolled() {
    return ((Number) page.evaluate("Math.round(window.scrollY)")).intValue();
  }

  private void scrollDown() {
    page.evaluate("window.scrollTo(0, 3000)");
    page.waitForCondition(() -> Objects.equals(page.evaluate("history.state?.scroll"), 3000));
  }

  @Test
  void theDefaultAddressIsPutInThePlaceOfTheFirst() {
    page.goBack();
    assertThat(page).hasURL("about:blank");
    page.goForward();
    assertShown("1 first", "/item/1?tab=first");
  }

  @Test
  void theAddressWhereOneIsAlreadyAddsNothing() {
    int before = historyLength();
    page.click("#same");
    assertThat(page.locator("#asked")).hasText("1");
    page.click("#here a");
    page.click("#again");
    assertThat(page.locator("#asked")).hasText("0");
    assertShown("1 first", "/item/1?tab=first");
    assertThat(historyLength()).isEqualTo(before);

    page.click("#other");
    assertShown("2 a b", "/item/2?tab=a%20b");
    page.click("#same");
    assertThat(page.locator("#asked")).hasText("2");
    assertThat(historyLength()).isEqualTo(before + 1);
    page.goBack();
    assertShown("1 first", "/item/1?tab=first");
  }

  @Test
  void anAddressThatReplacesAnotherIsNoWayBack() {
    page.click("#two a");
    assertShown("2 a b", "/item/2?tab=a%20b");
    page.goBack();
    assertShown("1 first", "/item/1?tab=first");
    int before = historyLength();
    page.click("#instead");
    assertShown("2 a b", "/item/2?tab=a%20b");

    assertThat(historyLength()).isEqualTo(before);
    page.goForward();
    assertShown("2 a b", "/item/2?tab=a%20b");
  }

  @Test
  void titlesHaveWhatTheSitePutsAroundThem() {
    assertThat(page).hasTitle("Item 1 · Items");
    page.click("#two a");
    assertThat(page).hasTitle("Item 2 · Items");
    page.click("#untitled a");
    assertThat(page).hasTitle("All items");
    page.reload();
    assertThat(page).hasTitle("All items");
    awaitLive(page);
    page.click("#plain");
    assertThat(page).hasTitle("Plain · Items");
    page.goBack();
    assertThat(page).hasTitle("All items");
    awaitLive(page);
  }

  @Test
  void anotherPageBeginsAtItsTopAndTheWayBackLeadsToWhereOneWas() {
    scrollDown();
    page.evaluate("document.querySelector('#untitled a').click()");
    assertShown("untitled", "/item/untitled");
    page.waitForCondition(() -> scrolled() == 0);

    page.goBack();
    assertShown("1 first", "/item/1?tab=first");
    page.waitForCondition(() -> scrolled() == 3000);
  }

  @Test
  void aPatchLeavesTheScrollingAndTheFocus() {
    page.focus("#other");
    scrollDown();
    page.keyboard().press("Enter");
    assertShown("2 a b", "/item/2?tab=a%20b");

    assertThat(page.locator("#other")).isFocused();
    assertThat(scrolled()).isEqualTo(3000);
  }

  @Test
  void aQuestionIsAskedFirst() {
    List<String> questions = new ArrayList<>();
    page.onceDialog(
        dialog -> {
          questions.add(dialog.message());
          dialog.dismiss();
        });
    page.click("#delete b");
    page.onceDialog(
        dialog -> {
          questions.add(dialog.message());
          dialog.dismiss();
        });
    page.click("#ask button");
    page.click("#same");
    assertThat(page.locator("#asked")).hasText("1");

    page.onceDialog(dialog -> dialog.accept());
    page.click("#delete b");
    assertThat(page.locator("#asked")).hasText("2");
    page.onceDialog(dialog -> dialog.accept());
    page.click("#ask button");
    assertThat(page.locator("#asked")).hasText("3");
    assertThat(questions).containsExactly("Really delete?", "Really send?");
  }
}
