package io.jview.liveview.html;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TemplatesTest {

  private static final String CONSTANT = "<i>" + "${}" + "</i>";

  @Test
  void equalConstantsAreOneTemplate() {
    assertThat(Template.of("<u>${}</u>")).isSameAs(Template.of("<u>${}</u>"));
    assertThat(html(CONSTANT, 1).toHtml()).isEqualTo("<i>1</i>");
  }

  @Test
  @SuppressWarnings("CompileTimeConstant")
  void aTextMadeAtRunTimeIsNoTemplate() {
    String name = "<script>secret</script>";
    String made = "<p>" + name + "</p>";
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> html(made))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining("made at run time")
          .hasMessageContaining("as one constant");
    }
    assertThatThrownBy(() -> html("<b>%s</b>${}".formatted(name), 1))
        .isInstanceOf(TemplateException.class);
    assertThatThrownBy(() -> html(new StringBuilder("<b>${}</b>").toString(), 1))
        .isInstanceOf(TemplateException.class);
  }

  @Test
  void theTemplatesThatAreKeptAreBounded() {
    Templates templates = new Templates(1_000);
    for (int i = 0; i < 500; i++) {
      String source = ("<p>" + i + "${}</p>").intern();
      assertThat(templates.of(source).fill(1).toHtml()).isEqualTo("<p>" + i + "1</p>");
    }
    assertThat(templates.size()).isBetween(50, 100);
    assertThat(templates.of("<p>0${}</p>".intern())).isSameAs(templates.of("<p>0${}</p>".intern()));
  }
}
