package io.jview.liveview.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateProcessorTest {

  private static final String BLOCK = "\"\"\"";

  @TempDir private Path folder;

  private Compiled call(String arguments) {
    return Compiled.members(
        """
        record Card(String title, String due, boolean done, List<String> tags) {
          String getOwner() { return "o"; }
          boolean isLate() { return false; }
        }
        static final String CONSTANT = "<i>${}</i>";
        final String made = String.valueOf(1);
        static Html row(Card card) { return html("<li>${}</li>", card.title()); }
        Html page(Card card, List<Card> cards, String title, Object any, int count,
            Optional<String> maybe, Map<String, String> map, String[] texts, CharSequence text) {
          return html(%s);
        }
        """
            .replace("%s", arguments.replace("@", BLOCK)),
        folder);
  }

  @Test
  void aFaultIsReportedAtItsLineAndColumnInTheTextBlock() {
    Compiled compiled =
        call(
            """
            @
                <div>
                  <p class=${}>x</p>
                </div>
                @, title\
            """);
    assertThat(compiled.errors())
        .containsExactly(
            "<p class=${}>x</p> : a placeholder cannot stand in an unquoted value; write"
                + " class=\"${}\"");
    assertThat(compiled.columns()).containsExactly(16L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          <b>          | title       | <b> is not closed
          <p>x</b>     | title       | </b> where </p> is due
          <style>${}   | title       | a placeholder cannot stand in <style>
          <p on="${}"> | title       | a placeholder cannot stand in the script on
          ${}${}       | title       | the template has 2 placeholders, but got 1 values
          <!-- ${} --> | title       | a placeholder cannot stand in a comment
          <div/>       | title       | HTML does not close <div/>
          a < b        | title       | a bare < is not text
          ${due}       | card.title() | the label ${due} does not fit its value, card.title()
          ${title}     | card.due()  | the label ${title} does not fit its value, card.due()
          ${}          | card        | a value of type app.Page.Card cannot stand here
          ${}          | cards       | cannot stand here; pass what is to be read
          ${}          | maybe       | cannot stand here; pass what is to be read
          ${}          | map         | cannot stand here; pass what is to be read
          ${}          | new int[1]  | a value of type int[] cannot stand here
          ${}          | Page.class  | cannot stand here
          ${}          | JS.push("a") | a client command is the whole value of a phx-… attribute
          <p id="${}"></p> | html("x") | only text can stand here, not Html
          <p id="a ${}"></p> | row(card) | only text can stand here, not Html
          <title>${}</title> | row(card) | only text can stand here, not Html
          <a href="${}"></a> | row(card) | only text can stand here, not Html
          <p id="${}"></p> | JS.push("a") | a client command is
          <p phx-click="[${}"></p> | title | build the command with JS
          """)
  void eachFaultIsReportedAtItsLine(String line, String values, String message) {
    Compiled compiled = call("@\n  first\n  " + line + "\n  @, " + values);
    assertThat(compiled.errors())
        .singleElement()
        .asString()
        .startsWith(line + " : ")
        .contains(message);
  }

  @Test
  void tooManyValuesAreReportedAtTheTemplatesEnd() {
    Compiled compiled = call("@\n  ${}\n  end@, title, title");
    assertThat(compiled.errors())
        .containsExactly(
            "end\"\"\", title, title); : the template has 1 placeholders, but got 2 values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"<p>\" + title + \"</p>\"",
        "title",
        "made",
        "\"<p>%s</p>\".formatted(title)",
        "count > 0 ? \"<p></p>\" : title",
        "String.join(\"\", texts)"
      })
  void aTextThatIsNoConstantIsReported(String template) {
    assertThat(call(template).errors())
        .singleElement()
        .asString()
        .contains("the template is no constant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONSTANT, title",
        "\"<p>\" + CONSTANT + \"${}</p>\", title, title",
        "(\"<p></p>\")",
        "count > 0 ? \"<p>${}</p>\" : \"<b>${}</b>\", title",
        "\"${}\", any",
        "\"${}\", text",
        "\"${}\", (Object) null",
        "\"${}${}${}\", count, 'c', 2.5",
        "\"${}\", java.time.LocalDate.now()",
        "\"${}\", card.done()",
        "\"${}\", each(cards, Card::title, Page::row)",
        "\"${} ${}\", (Object[]) texts",
        "\"<p hidden='${}' class='a ${}'>\\u0041\\t${}</p>\", card.done(), title, row(card)",
        "\"<a href='${}' phx-click='${}'></a>\", Url.of(\"/a\"), JS.push(\"a\")",
        "@\n  <p>\\\n  ${title} ${Title}</p>  \n\n  \\t${}\\s\n  @, title, card.title(), title",
        "\"${title}${due}${owner}${late}\", card.title(), card.due(), card.getOwner(),"
            + " card.isLate()",
        "\"${title}\", title.strip()",
        "\"${due}\", card.due().toString()",
        "\"${cards}\", each(cards, Card::title, Page::row)",
        "\"${row}\", each(cards, Card::title, Page::row)",
        "\"${ro}\", each(cards, Card::title, Page::row)",
        "\"${title}\", count > 0 ? title : null",
        "\"${title}\", \"#\" + title",
        "\"${anything}\", 7",
        "\"${anything}\", \"text\"",
        "\"${owner}\", map.get(\"owner\")",
        "\"${late}\", when(card.isLate(), () -> row(card))"
      })
  void whatIsRightIsNotReported(String arguments) {
    assertThat(call(arguments).errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"${title}\", card.due().strip()",
        "\"${card}\", card.title()",
        "\"${title}\", each(cards, Card::due, c -> row(c))",
        "\"${rows}\", each(cards, Card::title, Page::row)"
      })
  void aLabelOfAnotherValueIsReported(String arguments) {
    assertThat(call(arguments).errors()).singleElement().asString().contains("does not fit");
  }

  @Test
  void aNullInPlaceOfTheValuesIsReported() {
    assertThat(call("\"${}\", null").errors())
        .anyMatch(error -> error.contains("one value that is null is written (Object) null"));
  }

  @Test
  void callsAreFoundWhereverTheyAre() {
    Compiled compiled =
        Compiled.source(
            """
            package app;
            import io.jview.liveview.html.Html;
            import java.util.function.Supplier;
            class Page {
              static final Html FIELD = Html.html("<1>");
              Supplier<Html> lambda = () -> Html.html("<2>");
              interface Nested { default Html inNested() { return Html.html("<3>"); } }
              Html inAnonymous() {
                return new Object() { Html made() { return Html.html("<4>"); } }.made();
              }
              Html inAnother() { return Html.html("${}", Html.html("<5>")); }
            }
            class Second { Html inSecond() { return io.jview.liveview.html.Html.html("<6>"); } }
            record Third(String s) { Third { Html.html("<7>"); } }
            """,
            folder);
    assertThat(compiled.errors()).hasSize(7);
  }

  @Test
  void othersMayHaveMethodsOfThatName() {
    Compiled compiled =
        Compiled.source(
            """
            package app;
            class Page {
              static String html(String template, Object... values) { return template; }
              String page(String any) { return html("<b" + any, 1, 2) + this.html("<p>"); }
            }
            """
                .replace("this.", "Page."),
            folder);
    assertThat(compiled.errors()).isEmpty();
  }

  @Test
  void aTemplateMayBePassedOnWhereOnlyConstantsMayBeGiven() {
    Compiled compiled =
        Compiled.members(
            """
            static Html mine(
                @com.google.errorprone.annotations.CompileTimeConstant final String template,
                Object... values) {
              return html(template, values);
            }
            """,
            folder);
    assertThat(compiled.errors()).isEmpty();
  }

  @Test
  void otherErrorsOfTheSourceAreTheCompilersAlone() {
    Compiled compiled =
        Compiled.members("Html page() { return html(\"${}\", unknown()); }", folder);
    assertThat(compiled.errors()).hasSize(1).first().asString().contains("cannot find symbol");
  }
}
