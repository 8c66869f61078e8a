package io.jview.server;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jview.web.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files and streams of plain handlers, over the wire. */
class DownloadsWireTest {

  private static final String TEXT = "0123456789".repeat(1_000);

  private @TempDir Path temp;
  private TestServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    TestKeys keys = TestKeys.create(temp, "EC");
    Path file = Files.writeString(temp.resolve("text.txt"), TEXT);
    server =
        TestServer.started(
            site ->
                site.tls(Tls.keyStore(keys.store(), TestKeys.PASSWORD))
                    .get("/file", request -> Response.file(file).download("Ünï.txt"))
                    .get(
                        "/written",
                        request ->
                            Response.stream(
                                "text/csv",
                                out -> {
                                  for (int i = 0; i < 1_000; i++) {
                                    out.write("0123456789".getBytes(UTF_8));
                                  }
                                }))
                    .get(
                        "/broken",
                        request ->
                            Response.stream(
                                "text/csv",
                                out -> {
                                  out.write(new byte[100_000]);
                                  throw new IOException("on purpose");
                                }))
                    .get(
                        "/short",
                        request ->
                            Response.stream(
                                "text/csv", 20, () -> new ByteArrayInputStream(new byte[10]))));
    client = HttpClient.newBuilder().sslContext(keys.trusting()).build();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    server.close();
  }

  private HttpResponse<byte[]> send(Version version, String method, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.app.port() + path))
            .version(version)
            .method(method, BodyPublishers.noBody());
    HttpResponse<byte[]> answer =
        client.send(
            (headers.length == 0 ? request : request.headers(headers)).build(), ofByteArray());
    assertThat(answer.version()).isEqualTo(version);
    return answer;
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aPartIsSentAsItIsAlsoWhereTheBrowserTakesCompression(Version version) throws Exception {
    HttpResponse<byte[]> part =
        send(version, "GET", "/file", "Range", "bytes=5-5004", "Accept-Encoding", "gzip, br");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 5-5004/10000");
    assertThat(new String(part.body(), UTF_8)).isEqualTo(TEXT.substring(5, 5_005));
    assertThat(send(version, "GET", "/file", "Range", "bytes=10000-").statusCode()).isEqualTo(416);
    assertThat(send(version, "GET", "/file", "Range", "bytes=0-1,5-6").body()).hasSize(10_000);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aHeadHasTheLength(Version version) throws Exception {
    HttpResponse<byte[]> head = send(version, "HEAD", "/file");
    assertThat(head.headers().firstValue("Content-Length")).hasValue("10000");
    assertThat(head.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("filename*=UTF-8''%C3%9Cn%C3%AF.txt");
    assertThat(head.body()).isEmpty();
    assertThat(send(version, "HEAD", "/written").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void whatIsWrittenComesWhole(Version version) throws Exception {
    HttpResponse<byte[]> written = send(version, "GET", "/written");
    assertThat(new String(written.body(), UTF_8)).isEqualTo(TEXT);
    assertThat(written.headers().firstValue("Content-Length")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void whatBreaksOffIsNotTakenForWhole(Version version) {
    for (String path : new String[] {"/broken", "/short"}) {
      assertThat(catchThrowable(() -> send(version, "GET", path)))
          .as(path)
          .isInstanceOf(IOException.class);
    }
  }
}
