package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {

  @TempDir Path temp;
  private TestServer server;

  @BeforeEach
  void start() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("public"));
    Files.createDirectory(folder.resolve("sub"));
    Files.writeString(folder.resolve("app.css"), "body { margin: 0 }\n".repeat(200));
    Files.writeString(temp.resolve("secret.txt"), "top secret");
    Files.createSymbolicLink(folder.resolve("link.txt"), temp.resolve("secret.txt"));
    server =
        TestServer.started(
            site -> site.staticFiles("/static", folder).staticFiles("/lib", "static-test"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFileIsServedWithItsTypeAndAnETag() throws Exception {
    HttpResponse<String> file = server.get("/static/app.css");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
    assertThat(file.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    String etag = file.headers().firstValue("ETag").orElseThrow();
    assertThat(server.get("/static/app.css", "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @Test
  void aFileIsCompressedAndWhole() throws Exception {
    HttpResponse<byte[]> file = server.bytes("/static/app.css", "Accept-Encoding", "gzip");

    assertThat(file.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(file.body())))
        .hasContent("body { margin: 0 }\n".repeat(200));
    String etag = file.headers().firstValue("ETag").orElseThrow();
    HttpResponse<byte[]> again =
        server.bytes("/static/app.css", "Accept-Encoding", "gzip", "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @Test
  void aFolderOfTheClassPathIsServed() throws Exception {
    assertThat(server.get("/lib/hello.txt").body()).isEqualTo("hello from the class path\n");
  }

  @Test
  void whatDoesNotExistGetsTheErrorPage() throws Exception {
    HttpResponse<String> page = server.get("/static/missing.css");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>404</h1>");
  }

  @Test
  void aFolderIsNotListed() throws Exception {
    assertThat(server.get("/static/sub/").body()).doesNotContain("Directory", "app.css");
    assertThat(server.get("/static/").body()).doesNotContain("app.css</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/../secret.txt",
        "/static/..%2fsecret.txt",
        "/static/%2e%2e/secret.txt",
        "/static/%2e%2e%2fsecret.txt",
        "/static/sub/../../secret.txt",
        "/static/..%5csecret.txt",
        "/static/..;/secret.txt",
        "/static//../secret.txt",
        "/static/link.txt",
        "/static/%00secret.txt",
        "/static/....//secret.txt"
      })
  void nothingOutsideOfTheFolderIsReached(String path) throws Exception {
    String answer = RawHttp.get(server.app.port(), path);

    assertThat(answer).matches("(?s)HTTP/1\\.1 (400|403|404) .*").doesNotContain("top secret");
  }

  @Test
  void aMissingFolderOrABadPathIsToldAtOnce() {
    JViewBuilder site = JView.builder();
    assertThatThrownBy(() -> site.staticFiles("/x", temp.resolve("nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing")
        .hasMessageContaining("/x");
    assertThatThrownBy(() -> site.staticFiles("/x", "no-such-folder"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-such-folder");
    assertThatThrownBy(() -> site.staticFiles("static", temp))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"static\"");
    assertThatThrownBy(() -> site.staticFiles("/live", temp))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
