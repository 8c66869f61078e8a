package io.jview.server;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolsTest {

  @TempDir Path temp;

  @Test
  void aPageComesOverHttp2InTheClearToWhoBeginsWithIt() throws Exception {
    try (TestServer server = TestServer.started()) {
      assertThat(RawHttp.getOverHttp2(server.app.port(), "/hello", "</html>"))
          .contains(">hello</div>");
    }
  }

  @Test
  void anUpgradeToHttp2IsNotTakenSoThatAProxyDoesNotBecomeATunnel() throws Exception {
    try (TestServer server = TestServer.started()) {
      String answer =
          RawHttp.send(
              server.app.port(),
              "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\n"
                  + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 200 ").contains(">hello</div>");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void pagesComeOverBothVersionsOverTls(Version version) throws Exception {
    TestKeys keys = TestKeys.create(temp, "EC");
    try (TestServer server =
        TestServer.started(site -> site.tls(Tls.keyStore(keys.store(), TestKeys.PASSWORD)))) {
      HttpClient client =
          HttpClient.newBuilder().version(version).sslContext(keys.trusting()).build();

      HttpResponse<String> page = client.send(request(server, "/hello"), ofString());

      assertThat(page.version()).isEqualTo(version);
      assertThat(page.body()).contains(">hello</div>");
      assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("wss://127.0.0.1:" + server.app.port() + ";");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC", "Ed25519"})
  void aSocketOpensOverTlsWithPemFiles(String algorithm) throws Exception {
    TestKeys keys = TestKeys.create(temp, algorithm);
    try (TestServer server =
        TestServer.started(site -> site.tls(Tls.pem(keys.certificate(), keys.key())))) {
      String authority = "127.0.0.1:" + server.app.port();
      URI uri = URI.create("wss://" + authority + TestServer.socketPath());
      HttpClient client = HttpClient.newBuilder().sslContext(keys.trusting()).build();
      TestSocket socket = TestSocket.open(client, uri, "https://" + authority);
      socket.send("over tls");
      assertThat(socket.next()).isEqualTo("over tls");
    }
  }

  private static HttpRequest request(TestServer server, String path) {
    return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.app.port() + path))
        .build();
  }

  @Test
  void badPemFilesAreNamedWithTheWayOut() throws Exception {
    TestKeys keys = TestKeys.create(temp, "EC");
    Path wrong =
        Files.writeString(temp.resolve("old.pem"), "-----BEGIN EC PRIVATE KEY-----\nAA==\n");
    assertThatThrownBy(() -> Tls.pem(keys.certificate(), wrong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("old.pem")
        .hasMessageContaining("openssl pkcs8");
    assertThatThrownBy(() -> Tls.pem(keys.key(), keys.key()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key.pem");
    assertThatThrownBy(() -> Tls.pem(temp.resolve("none.pem"), keys.key()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.pem");
  }

  @Test
  void aProxysHeadersCountOnlyWhereTheyAreTrusted() throws Exception {
    String[] forwarded = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "shop.example"};
    try (TestServer plain = TestServer.started();
        TestServer trusting = TestServer.started(site -> site.trustForwardedHeaders(true))) {
      assertThat(plain.get("/hello", forwarded).headers().firstValue("Set-Cookie").orElseThrow())
          .doesNotContain("Secure");

      HttpResponse<String> page = trusting.get("/hello", forwarded);

      assertThat(page.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("wss://shop.example;");
    }
  }

  @Test
  void cookiesAreAlwaysSecureWhereThatIsAskedFor() throws Exception {
    try (TestServer server = TestServer.started(site -> site.alwaysSecureCookies(true))) {
      assertThat(server.get("/hello").headers().firstValue("Set-Cookie").orElseThrow())
          .contains("Secure");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /hello\r\n\r\n",
        "GET /hello HTTP/1.1\r\n\r\n",
        "GET /a%2fb HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /%ff%fe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "NONSENSE\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n"
      })
  void malformedRequestsGetOnePlainAnswer(String request) throws Exception {
    try (TestServer server = TestServer.started()) {
      String answer = RawHttp.send(server.app.port(), request);
      assertThat(answer)
          .matches("(?s)HTTP/1\\.1 (400|404|426|505) .*")
          .doesNotContain("Exception", "org.eclipse", "Jetty", "\tat ");
      assertThat(server.get("/hello").statusCode()).isEqualTo(200);
    }
  }
}
