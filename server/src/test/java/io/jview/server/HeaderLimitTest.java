package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.server.request.BareErrors;
import io.jview.web.Limits;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How long headers may be: a setting, told where it is met, over both versions of HTTP. */
class HeaderLimitTest {

  private static final UnaryOperator<JViewBuilder> MORE =
      site -> site.limits(Limits.DEFAULTS.withHeaderBytes(60_000));

  private static String overHttp1(TestServer server, int bytes) throws Exception {
    return RawHttp.send(
        server.app.port(),
        "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: a="
            + "b".repeat(bytes)
            + "\r\n\r\n");
  }

  private static RawHttp2.Head overHttp2(TestServer server, int bytes) throws Exception {
    try (RawHttp2 client = RawHttp2.open(server.app.port(), 1 << 20)) {
      client.get(1, "/hello", "cookie", "a=" + "b".repeat(bytes));
      return client.head(1);
    }
  }

  @Test
  void longerHeadersAreRefusedAndTheLogNamesTheWayOut() throws Exception {
    try (CapturedLog log = CapturedLog.of(BareErrors.class);
        TestServer server = TestServer.started()) {
      assertThat(overHttp1(server, 20_000)).startsWith("HTTP/1.1 431 ").contains("<!doctype html>");
      assertThat(overHttp2(server, 20_000).status()).isEqualTo(431);

      assertThat(log.messages())
          .hasSize(2)
          .allSatisfy(
              line -> assertThat(line).contains("431", "16384 bytes", "Limits.headerBytes"));
    }
  }

  @Test
  void aLimitOfTheSitesOwnLetsThemIn() throws Exception {
    try (TestServer server = TestServer.started(MORE)) {
      assertThat(overHttp1(server, 55_000)).startsWith("HTTP/1.1 200 ");
      assertThat(overHttp2(server, 55_000).status()).isEqualTo(200);
      assertThat(overHttp1(server, 61_000)).startsWith("HTTP/1.1 431 ");
      assertThat(overHttp2(server, 61_000).status()).isEqualTo(431);
    }
  }

  @Test
  void farTooLongHeadersEndTheirRequestAndNotTheServer() throws Exception {
    try (TestServer server = TestServer.started();
        RawHttp2 client = RawHttp2.open(server.app.port(), 1 << 20)) {
      client.get(1, "/hello", "cookie", "a=" + "b".repeat(200_000));
      assertThat(overHttp2(server, 100).status()).isEqualTo(200);
      assertThat(overHttp1(server, 200_000)).startsWith("HTTP/1.1 431 ");
    }
  }
}
