package io.jview.liveview.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jview.liveview.Params;
import io.jview.liveview.html.Html;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Fields as a browser and a screen reader see them. */
class FieldsTest {

  enum Color {
    RED,
    GREEN
  }

  record Item(String name) {}

  record Card(
      String title,
      double price,
      boolean done,
      Color color,
      LocalDate due,
      LocalDateTime at,
      List<Color> colors,
      List<Item> items) {}

  private static final Form<Card> CARD = Form.of(Card.class).require("title");

  private static Document shown(Html html) {
    return Jsoup.parseBodyFragment(html.toHtml());
  }

  private static Element only(Html html, String selector) {
    return shown(html).select(selector).first();
  }

  private static Form<Card> typed(String name, String value) {
    return CARD.read(Params.of(Map.of(name, value)));
  }

  @Test
  void aFieldIsTiedToItsLabelItsHintAndItsErrors() {
    Document page =
        shown(
            Fields.input(
                typed("title", " ")
                    .field("title")
                    .label("Title <b>")
                    .hint("A few words")
                    .placeholder("Ink")
                    .autocomplete("off")
                    .maxLength(80)
                    .debounce("blur")
                    .autofocus(),
                "search"));

    Element input = page.select("input").first();
    assertThat(page.select("label[for=card-title]").text()).isEqualTo("Title <b>");
    assertThat(input.attr("type")).isEqualTo("search");
    assertThat(input.attr("name")).isEqualTo("title");
    assertThat(input.attr("value")).isEqualTo(" ");
    assertThat(input.hasAttr("required")).isTrue();
    assertThat(input.hasAttr("autofocus")).isTrue();
    assertThat(input.attr("maxlength")).isEqualTo("80");
    assertThat(input.attr("phx-debounce")).isEqualTo("blur");
    assertThat(input.attr("aria-invalid")).isEqualTo("true");
    assertThat(input.attr("aria-describedby")).isEqualTo("card-title-hint card-title-error");
    assertThat(page.select("#card-title-hint").text()).isEqualTo("A few words");
    assertThat(page.select("#card-title-error").text()).isEqualTo("Please fill this in.");
  }

  @Test
  void whatIsNotSaidIsNotThere() {
    Element input = only(Fields.input(CARD.field("title")), "input");

    assertThat(input.attributes().asList().stream().map(a -> a.getKey()).toList())
        .containsExactly("type", "id", "name", "value", "required");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fields.input(CARD.field("title"), "file"));
  }

  @Test
  void aNumberIsATextWithItsKeys() {
    Element input = only(Fields.number(typed("price", "1,5").field("price")), "input");

    assertThat(input.attr("type")).isEqualTo("text");
    assertThat(input.attr("inputmode")).isEqualTo("decimal");
    assertThat(input.attr("value")).isEqualTo("1,5");
  }

  @Test
  void aDateIsWhatABrowserTakes() {
    assertThat(only(Fields.date(typed("due", "2026-11-28").field("due")), "input").attr("value"))
        .isEqualTo("2026-11-28");
    assertThat(only(Fields.date(typed("due", "28.11.").field("due")), "input").attr("value"))
        .isEmpty();
    Element local =
        only(Fields.date(typed("at", "2026-11-28T14:30:01.123456789").field("at")), "input");
    assertThat(local.attr("type")).isEqualTo("datetime-local");
    assertThat(local.attr("value")).isEqualTo("2026-11-28T14:30:01.123");
  }

  @Test
  void aTextareaKeepsItsFirstLineEnd() {
    assertThat(Fields.textarea(typed("title", "\na").field("title"), 3).toHtml())
        .contains(">\n\na</textarea>");
  }

  @Test
  void aBoxSaysFalseWhereItIsNotChecked() {
    Document page = shown(Fields.checkbox(typed("done", "true").field("done")));

    assertThat(page.select("input").eachAttr("value")).containsExactly("false", "true");
    assertThat(page.select("[type=checkbox]").hasAttr("checked")).isTrue();
    assertThat(shown(Fields.checkbox(CARD.field("done"))).select("[checked]")).isEmpty();
  }

  @Test
  void aChoiceOffersTheConstantsAndNothing() {
    Document page = shown(Fields.select(typed("color", "GREEN").field("color").placeholder("–")));

    assertThat(page.select("option").eachText()).containsExactly("–", "Red", "Green");
    assertThat(page.select("option[selected]").val()).isEqualTo("GREEN");
  }

  @Test
  void severalAreChosenByAListOrByBoxes() {
    FormField field =
        CARD.read(Params.ofAll(Map.of("colors[]", List.of("", "RED")))).field("colors");

    Document list = shown(Fields.select(field));
    assertThat(list.select("[type=hidden]").attr("name")).isEqualTo("colors[]");
    assertThat(list.select("select").hasAttr("multiple")).isTrue();
    assertThat(list.select("option[selected]").eachText()).containsExactly("Red");
    Document boxes = shown(Fields.radio(field));
    assertThat(boxes.select("[type=checkbox]").eachAttr("name"))
        .containsExactly("colors[]", "colors[]");
    assertThat(boxes.select("[checked]").eachAttr("id")).containsExactly("card-colors-RED");
    assertThat(boxes.select("fieldset").attr("role")).isEqualTo("group");
    assertThat(boxes.select("legend").text()).isEqualTo("Colors");
  }

  @Test
  void oneIsChosenOfAGroup() {
    Document page = shown(Fields.radio(typed("color", "RED").field("color")));

    assertThat(page.select("fieldset").attr("role")).isEqualTo("radiogroup");
    assertThat(page.select("[type=radio][checked]").val()).isEqualTo("RED");
    assertThat(page.select("label").eachAttr("for"))
        .containsExactly("card-color-RED", "card-color-GREEN");
  }

  @Test
  void rowsSayThatTheListIsThere() {
    Document page =
        shown(Fields.rows(CARD.addRow("items"), "items", row -> Fields.input(row.field("name"))));

    assertThat(page.select("[type=hidden]").attr("name")).isEqualTo("items[]");
    assertThat(page.select("#card-items-0-name").attr("name")).isEqualTo("items[0][name]");
    assertThat(only(Fields.file("photo", "Photo", "image/*"), "input").attr("accept"))
        .isEqualTo("image/*");
    assertThat(only(Fields.hidden(CARD.field("title")), "input").attr("type")).isEqualTo("hidden");
  }

  @Test
  void errorsOfTheWholeAreReadOut() {
    Form<Card> form = CARD.error("", "Not now.").error("", "Not now.");

    assertThat(only(Fields.errors(form), "[role=alert]").text()).isEqualTo("Not now.");
    assertThat(only(Fields.errors(CARD), "[role=alert]").text()).isEmpty();
  }
}
