package io.jview.web.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.web.OpenedSite;
import io.jview.web.RecordedExchange;
import io.jview.web.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFolderTest {

  private static final Instant CHANGED = Instant.parse("2026-11-01T10:20:30.500Z");

  @TempDir Path temp;
  private Path folder;
  private OpenedSite site;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectory(temp.resolve("public"));
    Files.writeString(temp.resolve("secret.txt"), "top secret");
    site = OpenedSite.of(Site.builder().staticFiles("/static", folder));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.from(CHANGED));
  }

  private Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(folder.resolve(name), Path.of(target));
  }

  @Test
  void linksThatStayInsideAreFollowed() throws IOException {
    write("releases/42/app.css", "forty-two");
    link("current", "releases/42");
    link("app.css", "current/app.css");

    assertThat(site.get("/static/current/app.css").text()).isEqualTo("forty-two");
    assertThat(site.get("/static/app.css").text()).isEqualTo("forty-two");
  }

  @Test
  void aMountedConfigurationOfKubernetesIsServed() throws IOException {
    write("..2026_11_01/app.js", "one");
    link("..data", "..2026_11_01");
    link("app.js", "..data/app.js");

    assertThat(site.get("/static/app.js").text()).isEqualTo("one");
    assertThat(site.get("/static/..data/app.js").status()).isEqualTo(404);

    write("..2026_11_02/app.js", "two!");
    Files.delete(folder.resolve("..data"));
    link("..data", "..2026_11_02");
    assertThat(site.get("/static/app.js").text()).isEqualTo("two!");
  }

  @Test
  void theFolderItselfMayBeALinkThatMoves() throws IOException {
    write("one/a.txt", "one");
    write("two/a.txt", "two");
    Path current = link("current", "one");
    OpenedSite linked = OpenedSite.of(Site.builder().staticFiles("/files", current));
    assertThat(linked.get("/files/a.txt").text()).isEqualTo("one");

    Files.delete(current);
    link("current", "two");

    assertThat(linked.get("/files/a.txt").text()).isEqualTo("two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.txt", "../public/../secret.txt"})
  void linksThatLeadOutsideAreNotFound(String target) throws IOException {
    link("link.txt", target);
    link("up", "..");

    assertThat(site.get("/static/link.txt").status()).isEqualTo(404);
    assertThat(site.get("/static/up/secret.txt").status()).isEqualTo(404);
  }

  @Test
  void linksInCirclesAndToNowhereAreNotFound() throws IOException {
    link("a", "b");
    link("b", "a");
    link("c", "nothing");
    write("file", "x");

    for (String name : new String[] {"a", "b/x", "c", "file/below"}) {
      assertThat(site.get("/static/" + name).status()).as(name).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".env", ".git/config", "sub/.htpasswd", "%2eenv", "sub/..%2f.env"})
  void dotFilesAreNotServed(String path) throws IOException {
    write(".env", "top secret");
    write(".git/config", "top secret");
    write("sub/.htpasswd", "top secret");

    assertThat(site.get("/static/" + path).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "a.css, text/css;charset=utf-8",
    "a.JS, text/javascript;charset=utf-8",
    "a.mjs, text/javascript;charset=utf-8",
    "a.html, text/html;charset=utf-8",
    "a.txt, text/plain;charset=utf-8",
    "a.svg, image/svg+xml;charset=utf-8",
    "a.json, application/json",
    "a.webmanifest, application/manifest+json",
    "a.wasm, application/wasm",
    "a.woff2, font/woff2",
    "a.webp, image/webp",
    "a.tar.gz, application/gzip",
    "LICENSE, application/octet-stream"
  })
  void typesAndCharsetsAreRight(String name, String type) throws IOException {
    write(name, "x");
    assertThat(site.get("/static/" + name).answered("Content-Type")).isEqualTo(type);
  }

  @Test
  void namesMayHoldAnything() throws IOException {
    write("sub dir/größe & co;v=1+2%.txt", "found");
    String path = "/static/sub%20dir/gr%C3%B6%C3%9Fe%20&%20co;v=1+2%25.txt";
    assertThat(site.get(path).text()).isEqualTo("found");
    assertThat(site.get("/static/%zz").status()).isEqualTo(400);
    assertThat(site.get("/static/%ff").status()).isEqualTo(404);
    assertThat(site.get("/static/a%00b").status()).isEqualTo(404);
  }

  @Test
  void anIndexStandsForItsFolder() throws IOException {
    write("docs/index.html", "<p>index");
    assertThat(site.get("/static/docs/").text()).isEqualTo("<p>index");
    RecordedExchange bare = site.get("/static/docs?x=1");
    assertThat(bare.status()).isEqualTo(302);
    assertThat(bare.answered("Location")).isEqualTo("/static/docs/?x=1");
    assertThat(site.get("/static/").status()).isEqualTo(404);
  }

  @Test
  void whatTheBrowserHasIsNotSentAgain() throws IOException {
    Path file = write("a.txt", "0123456789");
    RecordedExchange first = site.get("/static/a.txt");
    String etag = first.answered("ETag");
    String date = first.answered("Last-Modified");
    assertThat(date).isEqualTo("Sun, 01 Nov 2026 10:20:30 GMT");
    assertThat(first.answered("Cache-Control")).isEqualTo("no-cache");

    RecordedExchange known = site.get("/static/a.txt", "If-None-Match", "\"x\", " + etag);
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.text()).isEmpty();
    assertThat(known.answered("ETag")).isEqualTo(etag);
    assertThat(status("If-None-Match", "*")).isEqualTo(304);
    assertThat(status("If-Modified-Since", date)).isEqualTo(304);
    assertThat(status("If-Modified-Since", "Sun, 01 Nov 2026 10:20:29 GMT")).isEqualTo(200);
    assertThat(status("If-Modified-Since", "yesterday")).isEqualTo(200);
    assertThat(status("If-Unmodified-Since", "Sun, 01 Nov 2026 10:20:29 GMT")).isEqualTo(412);
    assertThat(status("If-Unmodified-Since", date)).isEqualTo(200);
    assertThat(status("If-Match", "*")).isEqualTo(200);
    assertThat(status("If-Match", "\"other\"")).isEqualTo(412);
    assertThat(
            site.get("/static/a.txt", "If-None-Match", "\"other\"", "If-Modified-Since", date)
                .status())
        .isEqualTo(200);

    Files.writeString(file, "9876543210");
    assertThat(status("If-None-Match", etag)).isEqualTo(200);
  }

  private int status(String header, String value) {
    return site.get("/static/a.txt", header, value).status();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0123, bytes 0-3/10",
    "bytes=4-, 456789, bytes 4-9/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=-30, 0123456789, bytes 0-9/10",
    "bytes=8-100, 89, bytes 8-9/10",
    "bytes=9-9, 9, bytes 9-9/10"
  })
  void aPartIsSentWhereOneIsWanted(String range, String part, String contentRange)
      throws IOException {
    write("a.txt", "0123456789");
    RecordedExchange answer = site.get("/static/a.txt", "Range", range);
    assertThat(answer.status()).isEqualTo(206);
    assertThat(answer.text()).isEqualTo(part);
    assertThat(answer.answered("Content-Range")).isEqualTo(contentRange);
    assertThat(answer.answered("Content-Length")).isEqualTo("" + part.length());
    assertThat(answer.answered("Accept-Ranges")).isEqualTo("bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0", "bytes=999999999999999999-"})
  void aPartThatIsNotThereIsRefused(String range) throws IOException {
    write("a.txt", "0123456789");
    RecordedExchange answer = site.get("/static/a.txt", "Range", range);
    assertThat(answer.status()).isEqualTo(416);
    assertThat(answer.answered("Content-Range")).isEqualTo("bytes */10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=3-1",
        "bytes=",
        "bytes=-",
        "lines=0-1",
        "bytes=0-1,4-5",
        "bytes=a-b",
        "bytes=99999999999999999999-"
      })
  void whatIsNoSingleRangeGivesTheWholeFile(String range) throws IOException {
    write("a.txt", "0123456789");
    RecordedExchange answer = site.get("/static/a.txt", "Range", range);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("0123456789");
  }

  @Test
  void aPartOfAnotherVersionIsNotSent() throws IOException {
    write("a.txt", "0123456789");
    String date = site.get("/static/a.txt").answered("Last-Modified");
    assertThat(site.get("/static/a.txt", "Range", "bytes=1-1", "If-Range", date).status())
        .isEqualTo(206);
    String older = "Sun, 01 Nov 2026 10:20:29 GMT";
    assertThat(site.get("/static/a.txt", "Range", "bytes=1-1", "If-Range", older).status())
        .isEqualTo(200);
    assertThat(site.get("/static/a.txt", "Range", "bytes=1-1", "If-Range", "\"x\"").status())
        .isEqualTo(200);
  }

  @Test
  void headTellsTheLengthAlone() throws IOException {
    write("a.txt", "0123456789");
    RecordedExchange head = site.send(RecordedExchange.of("HEAD", "/static/a.txt"));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.answered("Content-Length")).isEqualTo("10");
    assertThat(site.send(RecordedExchange.of("POST", "/static/a.txt")).status()).isEqualTo(404);
  }

  @Test
  void anEmptyFileIsAFile() throws IOException {
    write("empty.css", "");
    RecordedExchange answer = site.get("/static/empty.css");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEmpty();
    assertThat(site.get("/static/empty.css", "Range", "bytes=0-").status()).isEqualTo(416);
  }
}
