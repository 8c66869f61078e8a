package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every sort of event that the browser sends. */
class EventsTest extends BrowserTest {

  private Page page;

  /**
   * What the page shows.
   *
   * @param last the last event
   * @param form the form as it was sent last
   */
  private record Seen(String last, Params form) {}

  private static final class Events implements LiveView<Seen> {

    @Override
    public Seen mount(Params params, Session session, LiveSocket socket) {
      return new Seen("", Params.of(Map.of()));
    }

    @Override
    public Seen handleEvent(Event event, Seen before, LiveSocket socket) {
      String value =
          switch (event.name()) {
            case "click" -> event.get("item", "nothing");
            case "keydown", "keyup" -> event.get("key", "nothing");
            case "change", "submit" ->
                List.of("name", "size", "spicy", "note").stream()
                    .map(field -> event.get(field, "none"))
                    .collect(Collectors.joining("|"));
            default -> "";
          };
      String last = "%s %s %s %s".formatted(event.type(), event.name(), value, event.target());
      return new Seen(last, event.type().equals("form") ? event.form() : before.form());
    }

    @Override
    public Html render(Seen seen) {
      return html(
          """
          <p id="last">${last}</p>
          <button id="click" phx-click="click" phx-value-item="a &amp; b">Click</button>
          <input id="down" phx-keydown="keydown" phx-key="Enter">
          <input id="up" phx-keyup="keyup">
          <input id="watched" phx-focus="focus" phx-blur="blur">
          <form id="form" phx-change="change" phx-submit="submit">
            <input name="name" value="${name}">
            <select name="size">
              <option>small</option>
              <option selected="${size}">large</option>
            </select>
            <input type="checkbox" name="spicy" value="yes" checked="${spicy}">
            <textarea name="note">${note}</textarea>
            <button>Order</button>
          </form>
          """,
          seen.last(),
          seen.form().get("name"),
          seen.form().get("size", "").equals("large"),
          seen.form().get("spicy") != null,
          seen.form().get("note"));
    }
  }

  @BeforeEach
  void openEvents() {
    page = open(serve(JView.builder().live("/", new Events())), "/");
  }

  @Test
  void aClickCarriesTheValuesOfItsElement() {
    page.click("#click");

    assertLast("click click a & b []");
  }

  @Test
  void aKeyIsSentWhenItIsTheOneAskedFor() {
    Locator field = page.locator("#down");
    field.press("a");
    field.press("Enter");
    assertLast("keydown keydown Enter []");

    page.locator("#up").press("b");
    assertLast("keyup keyup b []");
  }

  @Test
  void gainingAndLosingTheFocusIsTold() {
    page.locator("#watched").focus();
    assertLast("focus focus  []");

    page.locator("#watched").blur();
    assertLast("blur blur  []");
  }

  @Test
  void aChangeTellsAllFieldsAndTheOneThatChanged() {
    page.fill("[name=name]", "Ada & Söhne +");
    assertLast("form change Ada & Söhne +|small|none| [name]");

    page.selectOption("[name=size]", "large");
    assertLast("form change Ada & Söhne +|large|none| [size]");

    page.check("[name=spicy]");
    assertLast("form change Ada & Söhne +|large|yes| [spicy]");

    page.fill("[name=note]", "two\nlines");
    assertLast("form change Ada & Söhne +|large|yes|two lines [note]");
  }

  @Test
  void aSubmitSendsTheWholeForm() {
    page.fill("[name=name]", "🌶");
    page.check("[name=spicy]");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Order")).click();

    assertLast("form submit 🌶|small|yes| []");
  }

  private void assertLast(String event) {
    assertThat(page.locator("#last")).hasText(event);
  }
}
