package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.web.Site;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AssetsTest {

  private static final Pattern URL = Pattern.compile("/live/assets/[\\w.-]+");
  private static TestServer server;
  private static List<String> urls;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.started();
    urls = URL.matcher(server.get("/hello").body()).results().map(MatchResult::group).toList();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aPageNamesAllOfThem() {
    assertThat(urls).hasSize(5).allMatch(url -> url.matches(".*-[0-9a-f]{16}\\.(js|css|svg)"));
  }

  @Test
  void browsersKeepThemForEver() throws Exception {
    for (String url : urls) {
      HttpResponse<String> asset = server.get(url);
      assertThat(asset.statusCode()).isEqualTo(200);
      assertThat(asset.headers().firstValue("Cache-Control"))
          .contains("public, max-age=31536000, immutable");
      assertThat(asset.headers().firstValue("Vary")).contains("Accept-Encoding");
      assertThat(asset.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(asset.headers().firstValue("ETag")).isPresent();
    }
  }

  @Test
  void theCompressedFormIsTheSameFile() throws Exception {
    for (String url : urls) {
      HttpResponse<byte[]> zipped = server.bytes(url, "Accept-Encoding", "br, gzip;q=0.8");
      HttpResponse<byte[]> plain = server.bytes(url, "Accept-Encoding", "gzip;q=0");
      assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
      assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
      assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
          .isEqualTo(plain.body());
    }
  }

  @Test
  void whatTheBrowserHasIsNotSentAgain() throws Exception {
    String url = urls.get(0);
    String etag = server.get(url).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = server.get(url, "If-None-Match", etag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(server.get(url, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherNameOrMethodIsRefused() throws Exception {
    assertThat(server.get("/live/assets/phoenix.min.js").statusCode()).isEqualTo(404);
    assertThat(server.get("/live/assets/..%2fAsset.class").statusCode()).isEqualTo(404);
    HttpResponse<String> post =
        server.send(server.request(urls.get(0)).POST(BodyPublishers.noBody()));
    assertThat(post.statusCode()).isEqualTo(405);
  }

  @Test
  void theVendoredFilesAreThoseOfTheSums() throws Exception {
    String sums = new String(resource("SHA256SUMS"), StandardCharsets.UTF_8);
    assertThat(sums.lines()).hasSize(4);
    for (String line : sums.lines().toList()) {
      String[] sumAndName = line.split("  ", 2);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(resource(sumAndName[1]));
      assertThat(HexFormat.of().formatHex(digest)).as(line).isEqualTo(sumAndName[0]);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream("file/assets/" + name)) {
      return in.readAllBytes();
    }
  }
}
