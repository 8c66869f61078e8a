package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateErrorTest {

  /** In the templates, ~ is a line end and ^ marks where the error is; it is no part of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          <p>~ <b>x^</p>                            | </p> where </b> is due
          ^<p>x                                     | <p> is not closed
          <i>~^</i x></i>                            | not finished
          x^</p>                                    | not open
          <br>^</br>                                | no closing tag
          <p></^${}>                                | tag name
          <p>~</p ^${}>                             | closing tag
          ^<p class                                 | not finished
          ^<p class="a"                             | not finished
          <p class=^"a></p>                         | not closed with "
          <p class="a></p><p id="^b"></p>           | missing
          <p a="b"^c="d"></p>                       | a space
          <p a="b" ^a="c"></p>                      | occurs twice
          <p a=^></p>                               | no value after =
          <p a=b^"c></p>                            | unquoted
          <p ^"a"></p>                              | unexpected "
          <p a ^/ b></p>                            | unexpected /
          ^<div/>                                   | HTML does not close <div/>
          <b>~^<my-card/></b>                       | HTML does not close <my-card/>
          a ^< b                                    | write &lt;
          <^${}>                                    | tag name
          <h^${}></h>                               | tag name
          ^<!-- a                                   | not closed with -->
          ^<!--> -->                                | malformed comment
          ^<!-- a --!> b -->                        | not closed with -->
          <!-- ^${} -->                             | a comment
          ^<!doctype html                           | not closed with >
          <!doctype ^${}>                           | a doctype
          ^<![CDATA[x]]>                            | write &lt;
          ^<?xml?>                                  | write &lt;
          <script>~let a = ^${};</script>           | <script>
          <script>^<!-- </script>                   | leave it out
          ^<script>a                                | not closed
          <style>a { color: ^${} }</style>          | <style>
          <SCRIPT>^${}</SCRIPT>                     | <script>
          <textarea>^<b></textarea>                 | text only
          <svg><title>^<a href="${}"></a></title>   | text only
          <iframe>^${}</iframe>                     | <iframe>
          ^<plaintext>a</plaintext>                 | never ends
          <svg>^<script/></svg>                     | does not close <script/>
          <svg>^<style/></svg>                      | does not close <style/>
          <svg><g>^<title/></g></svg>               | does not close <title/>
          <math>^<textarea/></math>                 | does not close <textarea/>
          <svg>^<iframe/></svg>                     | does not close <iframe/>
          ^<STYLE/>                                 | does not close <style/>
          <svg><foreignObject>^<div/></foreignObject></svg> | does not close <div/>
          <svg><desc>^<b/></desc></svg>             | does not close <b/>
          <math><mi>^<i/></mi></math>               | does not close <i/>
          <math><annotation-xml>^<p/></annotation-xml></math> | does not close <p/>
          <svg>^<p></p></svg>                       | put it into <foreignObject>
          <svg><g>^<div/></g></svg>                 | put it into <foreignObject>
          <math>^<table></table></math>             | put it into <foreignObject>
          <svg>^<img src="${}"></svg>               | put it into <foreignObject>
          <svg><style>^<b title="${}"></style></svg> | leave out the <
          <svg><script>a ^< b</script></svg>        | leave out the <
          <p ^${}></p>                              | stand for an attribute
          <p a^${}="b"></p>                         | attribute's name
          <p a=^${}></p>                            | unquoted
          <p a=b^${}></p>                           | unquoted
          <p onclick="^${}"></p>                    | onclick
          <p ONclick='f(^${})'></p>                 | ONclick
          <p style="^${}"></p>                      | style
          <p style="width: ^${}%"></p>              | style
          <img srcset="^${} 2x">                    | srcset
          <link imagesrcset="^${}">                 | imagesrcset
          <iframe srcdoc="^${}"></iframe>           | srcdoc
          <set attributeName="^${}"/>               | attributename
          <animate values="a;^${}"/>                | values
          <meta http-equiv="refresh" content="^${}"> | http-equiv
          <meta content="^${}" http-equiv="refresh"> | http-equiv
          <meta http-equiv="^${}" content="a">      | http-equiv
          <p phx-click='[["push",{"event":"^${}"}]]'></p> | build the command with JS
          <p phx-mounted=" [^${}"></p>              | build the command with JS
          <p phx-blur="&#91;^${}"></p>              | build the command with JS
          <p phx-remove="&lbrack;^${}"></p>         | build the command with JS
          <p>~^${ x }</p>                           | no label
          <p>^${x y}</p>                            | no label
          <p>^${x.y()}</p>                          | no label
          <p>^${7}</p>                              | no label
          <p a=^${x}></p>                           | unquoted
          <p ^${x}></p>                             | stand for an attribute
          <script>^${x}</script>                    | <script>
          <p a="^${x"></p>                          | without }
          <p>^${                                    | without }
          <p a="^${"></p>                           | without }
          <p>&^${}</p>                              | character reference
          <p>&#6^${};</p>                           | character reference
          <p title="&lt^${}"></p>                   | character reference
          """)
  void aMalformedTemplateIsRefusedWithItsPlace(String marked, String message) {
    String lines = marked.replace('~', '\n');
    assertThatThrownBy(() -> Template.parse(lines.replace("^", "")))
        .isInstanceOfSatisfying(TemplateException.class, e -> assertAt(e, lines))
        .hasMessageContaining(message);
  }

  private static void assertAt(TemplateException e, String marked) {
    String before = marked.substring(0, marked.indexOf('^'));
    String lastLine = before.substring(before.lastIndexOf('\n') + 1);
    assertThat(e.line()).as("line").isEqualTo(1 + before.split("\n", -1).length - 1);
    assertThat(e.column()).as("column").isEqualTo(lastLine.length() + 1);
  }

  @Test
  void theMessageShowsThePlace() {
    assertThatThrownBy(() -> Template.parse("<div>\n  <p class=${}>x</p>\n</div>"))
        .hasMessage(
            """
            a placeholder cannot stand in an unquoted value; write class="${}" (line 2, column 12 of \
            the template)
                <p class=${}>x</p>
                         ^\
            """);
  }

  @Test
  void aLabelIsShownInErrors() {
    assertThat(html("<p id=\"${id}\">${title}</p>", 1, "a").toHtml())
        .isEqualTo("<p id=\"1\">a</p>");
    assertThatThrownBy(() -> html("<p id=\"${id}\">${title}</p>", 1))
        .hasMessageContaining("2 placeholders, but got 1 values (${title}, line 1, column 15 ");
    assertThatThrownBy(() -> html("<p id=\"${id}\">${title}</p>", 1, new Object()))
        .hasMessageContaining("(${title}, line 1, column 15 ");
    assertThat(html("<b>$${title} ${größe_2}</b>", 1).toHtml()).isEqualTo("<b>${title} 1</b>");
    assertThat(html("<p class=\"a-${x} ${y}\" hidden='${z}'></p>", 1, 2, true).toHtml())
        .isEqualTo("<p class=\"a-1 2\" hidden></p>");
  }

  @Test
  void aLongLineIsShownInPart() {
    String line = "a".repeat(500);
    assertThatThrownBy(() -> Template.parse(line + "<" + line))
        .hasMessageContaining("column 501")
        .hasMessageContaining(
            "  " + "a".repeat(60) + "<" + "a".repeat(39) + "\n" + " ".repeat(62) + "^");
  }

  @Test
  void aRefusedTemplateIsRefusedAgain() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Template.parse("<u>")).hasMessageContaining("<u> is not closed");
    }
  }
}
