package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keyed lists: what moves is moved, and what stays is left alone. */
class ListTest extends BrowserTest {

  /** Shows the letters that an event asks for, in a plain list and in a memoised one. */
  private static final class Letters implements LiveView<List<String>> {

    @Override
    public List<String> mount(Params params, Session session, LiveSocket socket) {
      return split(params.get("start", ""));
    }

    @Override
    public List<String> handleEvent(Event event, List<String> before, LiveSocket socket) {
      return split(event.form().get("letters", ""));
    }

    private static List<String> split(String letters) {
      return letters.chars().mapToObj(Character::toString).toList();
    }

    @Override
    public Html render(List<String> letters) {
      return html(
          """
          <form id="form" phx-submit="show"><input name="letters"><button>Show</button></form>
          <ul>${}</ul>
          <ol>${}</ol>
          """,
          each(
              letters,
              letter -> letter,
              letter -> html("<li id=\"${}\">${} of ${}</li>", letter, letter, letters.size())),
          eachMemo(
              letters,
              letter -> letter,
              letter -> html("<li id=\"memo-${}\">${} alone</li>", letter, letter)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "abcd, dcba",
    "abcd, bcda",
    "abcd, dabc",
    "abcd, acbd",
    "abcd, cxa",
    "abc, xaybzc",
    "abcd, b",
    "ab, cd",
    "abcdef, fxbda",
    "abc, ''",
    "'', abc"
  })
  void theNodesOfALaterListAreThoseOfTheEarlierOne(String before, String after) {
    Page page = open(serve(JView.builder().live("/", new Letters())), "/?start=" + before);
    page.evaluate("document.querySelectorAll('li').forEach(node => node.mark = node.id)");

    page.fill("[name=letters]", after);
    page.click("button");

    assertThat(page.locator("ul li")).hasText(texts(after, " of " + after.length()));
    assertThat(page.locator("ol li")).hasText(texts(after, " alone"));
    assertThat(marks(page, "ul")).isEqualTo(expectedMarks(before, after, ""));
    assertThat(marks(page, "ol")).isEqualTo(expectedMarks(before, after, "memo-"));
  }

  private static String[] texts(String letters, String end) {
    return letters.chars().mapToObj(c -> (char) c + end).toArray(String[]::new);
  }

  private static Object marks(Page page, String list) {
    return page.evaluate(
        "list => [...document.querySelectorAll(list + ' li')].map(node => node.mark ?? '')", list);
  }

  private static List<String> expectedMarks(String before, String after, String prefix) {
    return Stream.of(after.split(""))
        .filter(letter -> !letter.isEmpty())
        .map(letter -> before.contains(letter) ? prefix + letter : "")
        .toList();
  }
}
