package io.jview.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and streams that plain handlers answer with. */
class DownloadsTest {

  private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.UTF_8);

  private @TempDir Path folder;
  private OpenedSite site;

  @BeforeEach
  void open() throws Exception {
    Path file = Files.write(folder.resolve("digits.txt"), DIGITS);
    site =
        OpenedSite.of(
            Site.builder()
                .get("/file", request -> Response.file(file))
                .get(
                    "/stream",
                    request ->
                        Response.stream("video/mp4", 10, () -> new ByteArrayInputStream(DIGITS))
                            .header("ETag", "\"v1\""))
                .get("/written", request -> Response.stream("text/csv", out -> out.write(DIGITS)))
                .get("/missing", request -> Response.file(folder.resolve("no")).download("no"))
                .get("/folder", request -> Response.file(folder))
                .get("/named", request -> Response.file(file).download("Ü \"1\".txt"))
                .get("/teapot", request -> Response.file(file).status(418))
                .get("/broken", request -> broken())
                .post("/posted", request -> Response.file(file)));
  }

  private static Response broken() {
    return Response.stream(
            "text/csv",
            10,
            () -> {
              throw new IOException("on purpose");
            })
        .download("report.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/file", "/stream"})
  void allOfItComesWithItsLength(String path) {
    RecordedExchange answer = site.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("0123456789");
    assertThat(answer.answered("Content-Length")).isEqualTo("10");
    assertThat(answer.answered("Accept-Ranges")).isEqualTo("bytes");
  }

  @Test
  void aFilesNameTellsItsTypeAndBrowsersAskWhetherItHasChanged() {
    RecordedExchange answer = site.get("/file");
    assertThat(answer.answered("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(answer.answered("Cache-Control")).isEqualTo("private, no-cache");
    for (String[] condition :
        new String[][] {
          {"If-None-Match", answer.answered("ETag")},
          {"If-None-Match", "\"x\", " + answer.answered("ETag")},
          {"If-None-Match", "*"},
          {"If-Modified-Since", answer.answered("Last-Modified")}
        }) {
      assertThat(site.get("/file", condition).status()).isEqualTo(304);
    }
    assertThat(site.get("/file", "If-Match", "\"x\"").status()).isEqualTo(412);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 206, 0123, bytes 0-3/10",
    "bytes=4-, 206, 456789, bytes 4-9/10",
    "bytes=-2, 206, 89, bytes 8-9/10",
    "bytes=-20, 206, 0123456789, bytes 0-9/10",
    "bytes=8-99, 206, 89, bytes 8-9/10",
    "bytes=9-9, 206, 9, bytes 9-9/10",
    "bytes=10-, 416, '', bytes */10",
    "bytes=99-, 416, '', bytes */10",
    "bytes=-0, 416, '', bytes */10",
    "'bytes=0-1,4-5', 200, 0123456789, ",
    "'bytes=0-1, 20-30', 200, 0123456789, ",
    "bytes=5-2, 200, 0123456789, ",
    "bytes=x, 200, 0123456789, ",
    "lines=0-3, 200, 0123456789, ",
  })
  void partsAreSentWhereOneIsAskedFor(String range, int status, String body, String content) {
    for (String path : new String[] {"/file", "/stream"}) {
      RecordedExchange answer = site.get(path, "Range", range);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.text()).isEqualTo(body);
      assertThat(answer.answered("Content-Range")).isEqualTo(content);
    }
  }

  @Test
  void aPartIsSentOfTheVeryFileOnly() {
    String modified = site.get("/file").answered("Last-Modified");
    String weak = site.get("/file").answered("ETag");
    assertThat(ranged("/file", modified)).isEqualTo(206);
    assertThat(ranged("/file", "Thu, 01 Jan 1998 00:00:00 GMT")).isEqualTo(200);
    assertThat(ranged("/file", weak)).isEqualTo(200);
    assertThat(ranged("/stream", "\"v1\"")).isEqualTo(206);
    assertThat(ranged("/stream", "W/\"v1\"")).isEqualTo(200);
    assertThat(ranged("/stream", "\"v2\"")).isEqualTo(200);
    assertThat(site.get("/stream", "If-None-Match", "W/\"v1\"").status()).isEqualTo(304);
    assertThat(site.get("/stream", "If-Match", "\"v1\"").status()).isEqualTo(200);
  }

  private int ranged(String path, String condition) {
    return site.get(path, "Range", "bytes=0-1", "If-Range", condition).status();
  }

  @Test
  void aHeadHasTheLengthAndNothingElse() {
    for (String path : new String[] {"/file", "/stream", "/written"}) {
      RecordedExchange answer = site.send(RecordedExchange.of("HEAD", path));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEmpty();
      assertThat(answer.answered("Content-Length"))
          .isEqualTo(path.equals("/written") ? null : "10");
    }
  }

  @Test
  void whatIsWrittenHasNoLengthAndNoParts() {
    RecordedExchange answer = site.get("/written", "Range", "bytes=0-1");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("0123456789");
    assertThat(answer.answered("Accept-Ranges")).isNull();
  }

  @Test
  void whatIsNotThereIs404() {
    for (String path : new String[] {"/missing", "/folder"}) {
      RecordedExchange answer = site.get(path);
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.answered("Content-Disposition")).isNull();
      assertThat(answer.answered("Content-Type")).startsWith("text/html");
    }
  }

  @Test
  void aFailureIsAPageAndNoDownload() {
    RecordedExchange answer = site.get("/broken");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.answered("Content-Disposition")).isNull();
    assertThat(answer.answered("Accept-Ranges")).isNull();
  }

  @Test
  void anotherStatusHasAllOfIt() {
    RecordedExchange answer = site.get("/teapot", "Range", "bytes=0-1");
    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.text()).isEqualTo("0123456789");
    assertThat(answer.answered("Content-Range")).isNull();
  }

  @Test
  void aNameInAnyLanguageIsSaidInBothWays() {
    assertThat(site.get("/named").answered("Content-Disposition"))
        .isEqualTo("attachment; filename=\"_ _1_.txt\"; filename*=UTF-8''%C3%9C%20%221%22.txt");
    assertThat(Response.text("x").download("a.txt").headers())
        .containsEntry("Content-Disposition", "attachment; filename=\"a.txt\"");
    assertThatThrownBy(() -> Response.text("x").download("a\r\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
