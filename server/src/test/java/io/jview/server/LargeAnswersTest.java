package io.jview.server;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.web.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers whose headers are as large as they may be, and answers to who is still sending. */
class LargeAnswersTest {

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
                    .get(
                        "/large",
                        request ->
                            Response.redirect("/" + "x".repeat(3_500))
                                .flash("info", "y".repeat(2_000))
                                .put("z", "z".repeat(3_000))));
    client = HttpClient.newBuilder().sslContext(keys.trusting()).build();
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    server.close();
  }

  private HttpResponse<String> send(Version version, HttpRequest.Builder request) throws Exception {
    return client.send(request.version(version).build(), ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.app.port() + path));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void headersComeWhole(Version version) throws Exception {
    HttpResponse<String> answer = send(version, request("/large"));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).hasSize(3_501);
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void whoStillSendsGetsTheAnswerThatRefusesIt(Version version) throws Exception {
    byte[] large = new byte[5_000_000];
    for (String path : new String[] {"/nowhere", "/large", "/live/websocket"}) {
      HttpResponse<String> answer =
          send(version, request(path).POST(BodyPublishers.ofByteArray(large)));
      assertThat(answer.statusCode()).as(path).isIn(404, 405, 426);
    }
  }
}
