package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.Params;
import io.jview.web.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that hold more than letters, as browsers send them. */
class AddressesTest {

  private @TempDir Path folder;
  private JView app;

  @BeforeEach
  void start() throws Exception {
    Files.createDirectories(folder.resolve("public/deep"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(folder.resolve("public/a.txt"), "a");
    app =
        JView.builder()
            .host("127.0.0.1")
            .stopOnShutdown(false)
            .secret("a secret of more than thirty-two bytes")
            .staticFiles("/static", folder.resolve("public"))
            .get("/items/{name}", request -> Response.text("[" + name(request.params()) + "]"))
            .get("/caf%C3%A9", request -> Response.text("a cafe"))
            .get("/to/{where}", request -> Response.redirect("/items/" + name(request.params())))
            .build();
    app.start(0);
  }

  private static String name(Params params) {
    return params.get("name", params.get("where", ""));
  }

  @AfterEach
  void stop() {
    app.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b", "a\\b", "50%", "a;b", "a|b", "[a]", "a b", "é", "a?b", "a+b", "%2F", "日本", ":"
      })
  void aParameterHoldsAnyText(String text) throws Exception {
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(get("/items/" + encoded).body()).isEqualTo("[" + text + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|b", "[a]", "a;b=c", "a^b", "{a}"})
  void browsersSendSomeOfItPlainly(String text) throws Exception {
    assertThat(RawHttp.get(app.port(), "/items/" + text)).contains("[" + text + "]");
    assertThat(RawHttp.getOverHttp2(app.port(), "/items/" + text, "[" + text + "]"))
        .contains("[" + text + "]");
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + app.port() + path);
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }

  @Test
  void aRouteMayBeWrittenEncoded() throws Exception {
    assertThat(get("/caf%C3%A9").body()).isEqualTo("a cafe");
  }

  @Test
  void aLocationBeyondAsciiIsEncoded() throws Exception {
    assertThat(get("/to/caf%C3%A9").headers().firstValue("Location")).hasValue("/items/caf%C3%A9");
  }

  @ParameterizedTest
  @CsvSource({
    "/static/..%2Fsecret.txt",
    "/static/..%2f..%2Fetc/passwd",
    "/static/..%5Csecret.txt",
    "/static/deep/..;/a.txt",
    "/static/%252e%252e%252fsecret.txt",
    "/static/a.txt%00",
    "/static/%2e%2e/secret.txt",
    "/static//a.txt",
  })
  void noEncodingLeadsOutOfAFolder(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("secret\n").doesNotContain("root:");
  }
}
