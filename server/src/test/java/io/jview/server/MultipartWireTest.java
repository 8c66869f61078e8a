package io.jview.server;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.web.BodyLimits;
import io.jview.web.Handler;
import io.jview.web.Limits;
import io.jview.web.Part;
import io.jview.web.Request;
import io.jview.web.Response;
import io.jview.web.page.ErrorPages;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Forms with files as they come over the wire. */
class MultipartWireTest {

  private static final String TYPE = "multipart/form-data; boundary=b1";
  private static final String END = "--b1--\r\n";
  private static final long PART = 3_000_000;

  private final AtomicInteger handled = new AtomicInteger();
  private @TempDir Path temp;
  private TestServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    TestKeys keys = TestKeys.create(temp, "EC");
    server =
        TestServer.started(
            site ->
                site.tls(Tls.keyStore(keys.store(), TestKeys.PASSWORD))
                    .limits(Limits.DEFAULTS.with(new BodyLimits(100_000, 4_000_000)))
                    .webhook("/upload", this::take)
                    .webhook("/small", Handler.within(new BodyLimits(1_000, 1_000), this::take))
                    .post("/form", this::take));
    client = HttpClient.newBuilder().sslContext(keys.trusting()).build();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    server.close();
  }

  private Response take(Request request) throws Exception {
    handled.incrementAndGet();
    StringBuilder answer = new StringBuilder(request.form().get("title", ""));
    for (Part part : request.parts()) {
      try (InputStream in = part.open()) {
        long sum = 0;
        for (int b = in.read(); b >= 0 && part.size() < 100_000; b = in.read()) {
          sum += b;
        }
        answer.append(' ').append(part.fileName()).append('=').append(part.size()).append('/');
        answer.append(sum);
      }
    }
    return Response.text(answer.toString());
  }

  private static String field(String name, String value) {
    return "--b1\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  private static String file(String name, String content) {
    return "--b1\r\nContent-Disposition: form-data; name=\"f\"; filename=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, content);
  }

  private HttpResponse<String> post(Version version, String path, BodyPublisher body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.app.port() + path))
            .version(version)
            .header("Content-Type", TYPE)
            .header("Accept", "application/json")
            .POST(body)
            .build();
    HttpResponse<String> answer = client.send(request, ofString());
    assertThat(answer.version()).isEqualTo(version);
    return answer;
  }

  private HttpResponse<String> post(Version version, String path, String body) throws Exception {
    return post(version, path, BodyPublishers.ofString(body, UTF_8));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aFormWithFilesIsTaken(Version version) throws Exception {
    String body = field("title", "Grüße") + file("ä.txt", "abc") + file("big", "x".repeat(99_000));
    assertThat(post(version, "/upload", body + END).body())
        .isEqualTo("Grüße null=7/%d ä.txt=3/294 big=99000/11880000", sum("Grüße"));
    assertThat(
            post(
                    version,
                    "/upload",
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream((body + END).getBytes(UTF_8))))
                .body())
        .as("without a length")
        .startsWith("Grüße");
  }

  private static int sum(String text) {
    int sum = 0;
    for (byte b : text.getBytes(UTF_8)) {
      sum += b & 0xff;
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aLargeFileIsTaken(Version version) throws Exception {
    String body = file("big", "x".repeat((int) PART));
    assertThat(post(version, "/upload", body + END).body()).startsWith(" big=" + PART);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void tooMuchIs413AlsoWhereItsLengthIsNotSaidAndTheNextRequestIsAnswered(Version version)
      throws Exception {
    byte[] body = (file("big", "x".repeat(6_000_000)) + END).getBytes(UTF_8);
    try (CapturedLog log = CapturedLog.of(ErrorPages.class)) {
      HttpResponse<String> refused = post(version, "/upload", BodyPublishers.ofByteArray(body));
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(refused.body()).startsWith("{\"status\":413,").contains("4,100,000 bytes");
      assertThat(log.messages()).hasSize(1).first().asString().contains("POST /upload", "413");
    }
    HttpResponse<String> unsaid =
        post(
            version, "/upload", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    assertThat(unsaid.statusCode()).isEqualTo(413);
    assertThat(post(version, "/small", file("a", "x".repeat(5_000)) + END).statusCode())
        .isEqualTo(413);
    assertThat(handled).hasValue(0);
    assertThat(post(version, "/small", file("a", "b") + END).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aFormWithoutItsLastBoundaryIs400(Version version) throws Exception {
    try (CapturedLog log = CapturedLog.of(ErrorPages.class)) {
      HttpResponse<String> refused = post(version, "/upload", file("a", "b"));
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("last boundary");
      assertThat(log.messages()).hasSize(1);
    }
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void aFormWithoutACookieIsRefusedBeforeItIsRead(Version version) throws Exception {
    HttpResponse<String> refused = post(version, "/form", file("a", "b") + END);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("cookie");
  }

  @Test
  void aBodyThatIsCutReachesNoHandlerAndLeavesNothingBehind() throws Exception {
    try (TestServer plain = TestServer.started(site -> site.webhook("/upload", this::take))) {
      String body = file("a", "x".repeat(50_000)) + END;
      for (int cut : List.of(0, 10, 70, 30_000, body.length() - 1)) {
        RawHttp.vanish(plain.app.port(), head(body.length()) + body.substring(0, cut));
      }
      assertThat(plain.get("/hello").statusCode()).isEqualTo(200);
      assertThat(RawHttp.send(plain.app.port(), head(body.length()) + body))
          .startsWith("HTTP/1.1 200 ");
      assertThat(handled).hasValue(1);
    }
  }

  private static String head(long length) {
    return "POST /upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
        + TYPE
        + "\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  @Test
  void aLengthThatLiesIsFoundOut() throws Exception {
    try (TestServer plain = TestServer.started(site -> site.webhook("/upload", this::take))) {
      String body = file("a", "x".repeat(5_000)) + END;
      String tooShort = RawHttp.send(plain.app.port(), head(body.length() - 100) + body);
      assertThat(tooShort).startsWith("HTTP/1.1 400 ");
      assertThat(handled).hasValue(0);
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plain.app.port())) {
        socket.setSoTimeout(10_000);
        OutputStream out = socket.getOutputStream();
        out.write((head(body.length() + 100) + body).getBytes(UTF_8));
        socket.shutdownOutput();
        assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
            .matches("(?s)(HTTP/1\\.1 400 .*)?");
      }
      assertThat(handled).hasValue(0);
    }
  }
}
