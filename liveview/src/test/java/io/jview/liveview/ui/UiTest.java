package io.jview.liveview.ui;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Params;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.js.JS;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UiTest {

  record Row(int id, String name) {}

  private static Document shown(Html html) {
    return Jsoup.parseBodyFragment(html.toHtml());
  }

  private static Url sorted(Sort sort) {
    return Url.of("/rows").query("sort", sort.column()).query("desc", sort.descending());
  }

  private static Table<Row> table(Sort sort, Row... rows) {
    return Table.of("rows", List.of(rows), Row::id)
        .sorted(sort, UiTest::sorted)
        .sortable("name", "Name", Row::name)
        .sortable("id", "Number", Row::id)
        .column("", row -> html("<b>${}</b>", row.id()))
        .column("", row -> "");
  }

  @Test
  void aHeadingSortsAndTurnsTheOrder() {
    Document page = shown(table(new Sort("name", false), new Row(1, "<Ada>")).html());

    assertThat(page.select("th a").eachAttr("href"))
        .containsExactly("/rows?sort=name&desc=true", "/rows?sort=id&desc=false");
    assertThat(page.select("th").eachAttr("aria-sort")).containsExactly("ascending");
    assertThat(page.select("th").eachAttr("scope")).hasSize(4);
    assertThat(page.select("td").eachText()).containsExactly("<Ada>", "1", "1");
    assertThat(shown(table(new Sort("name", true)).html()).select("[aria-sort]").attr("aria-sort"))
        .isEqualTo("descending");
  }

  @Test
  void aTableWithoutRowsSaysSo() {
    assertThat(shown(table(Sort.NONE).html()).select(".jview-empty").text())
        .isEqualTo("Nothing here yet.");
    assertThat(shown(table(Sort.NONE).empty(html("None")).html()).select(".jview-empty").text())
        .isEqualTo("None");
  }

  @Test
  void anAddressSaysHowATableIsSorted() {
    assertThat(Sort.of(Params.parse("sort=name&desc=true"), "name", "id"))
        .isEqualTo(new Sort("name", true));
    assertThat(Sort.of(Params.parse("sort=secret"), "name")).isEqualTo(Sort.NONE);
    assertThat(Sort.of(Params.parse(""), "name")).isEqualTo(Sort.NONE);
    assertThatExceptionOfType(BadRequestException.class)
        .isThrownBy(() -> Sort.of(Params.parse("sort=name&desc=x"), "name"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, ''",
    "1, 3, Previous 1 2 3 Next",
    "5, 10, Previous 1 … 3 4 5 6 7 … 10 Next",
    "1, 2000000000, Previous 1 2 3 … 2000000000 Next",
    "-4, 5, Previous 1 2 3 … 5 Next",
    "99, 5, Previous 1 … 3 4 5 Next",
  })
  void pagesAroundThePresentOneAreShown(int page, int pages, String text) {
    Document shown = shown(Pagination.of(page, pages, n -> Url.of("/rows").query("page", n)));

    assertThat(shown.text()).isEqualTo(text);
    if (pages > 1) {
      assertThat(shown.select("[aria-current=page]")).hasSize(1);
      assertThat(shown.select("nav").attr("aria-label")).isEqualTo("Pages");
    }
  }

  @Test
  void aDialogHasANameAndWaysOut() {
    Document page = shown(Dialog.of("edit", "Edit & save", JS.push("close"), html("<p>Hello</p>")));

    assertThat(page.select("dialog").attr("aria-labelledby")).isEqualTo("edit-title");
    assertThat(page.select("#edit-title").text()).isEqualTo("Edit & save");
    assertThat(page.select("button").attr("phx-click")).contains("close");
    assertThat(page.select("dialog").attr("phx-close")).contains("close");
  }
}
