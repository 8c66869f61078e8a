package io.jview.examples.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import io.jview.liveview.test.TestFile;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UploadsViewTest {

  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3, 4, 5, 6, 7, 8
  };

  private final LivePage page = LiveViewTest.mount(new UploadsView());

  @AfterEach
  void close() {
    page.close();
  }

  private static TestFile picture(String name) {
    return new TestFile(name, "image/png", PNG);
  }

  @Test
  void picturesComeWithTheirForm() {
    page.upload("#pictures input", picture("a.png"), picture("b.png"));
    assertThat(page.elements("#chosen li")).hasSize(2);
    assertThat(page.elements("#saved li")).isEmpty();
    page.submit("#pictures", Map.of());
    assertThat(page.elements("#chosen li")).isEmpty();
    assertThat(page.elements("#saved li").eachText())
        .allMatch(text -> text.contains("16 bytes"))
        .hasSize(2);
  }

  @Test
  void aTextComesAtOnce() {
    page.upload("#note input", TestFile.text("note.txt", "hello"));
    assertThat(page.text("#text")).isEqualTo("hello");
    assertThat(page.elements("#notes li")).isEmpty();
  }

  @Test
  void whatIsNotAcceptedSaysWhy() {
    page.upload("#pictures input", TestFile.text("a.txt", "no picture"));
    assertThat(page.text("#chosen [role=alert]")).contains("not accepted");
    page.click("#chosen button");
    assertThat(page.elements("#chosen li")).isEmpty();
  }

  @Test
  void whatOnlyCallsItselfAPictureIsFoundOutByItsContent() {
    page.upload(
        "#pictures input", new TestFile("a.png", "image/png", "MZ, a program".getBytes(UTF_8)));
    page.submit("#pictures", Map.of());
    assertThat(page.elements("#saved li")).isEmpty();
    assertThat(page.text("#chosen [role=alert]")).contains("not accepted");
  }

  @Test
  void tooManyAreRefusedTogether() {
    page.upload(
        "#pictures input", picture("a.png"), picture("b.png"), picture("c.png"), picture("d.png"));
    assertThat(page.text("#pictures > [role=alert]")).isEqualTo("too many files");
    page.click("#chosen li:eq(3) button");
    page.submit("#pictures", Map.of());
    assertThat(page.elements("#saved li")).hasSize(3);
  }
}
