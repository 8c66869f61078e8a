package io.jview.server;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.web.Response;
import io.jview.web.page.ErrorPages;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagesTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.started(
            site ->
                site.title("My shop")
                    .script("/static/hooks.js")
                    .stylesheet("/static/app.css")
                    .get("/plain", request -> Response.text("plain")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aViewStandsInTheLayoutWithAllThatMakesItLive() throws Exception {
    HttpResponse<String> page = server.get("/hello");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.body())
        .startsWith("<!doctype html>")
        .contains("<title>Hi &lt;you&gt;</title>")
        .contains("<div id=\"phx-1\" data-phx-main>hello</div>")
        .contains("<meta name=\"csrf-token\" content=\"good-token\">")
        .contains("<link rel=\"stylesheet\" href=\"/static/app.css\">")
        .containsSubsequence(
            "/live/assets/phoenix.min-",
            "/live/assets/phoenix_live_view.min-",
            "/static/hooks.js",
            "/live/assets/jview-");
  }

  @Test
  void aPageWithoutTitleHasTheSites() throws Exception {
    assertThat(server.get("/long").body()).contains("<title>My shop</title>");
  }

  @Test
  void everyResponseCarriesTheSecurityHeaders() throws Exception {
    HttpResponse<String> page = server.get("/hello");

    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
    assertThat(page.headers().firstValue("Referrer-Policy"))
        .contains("strict-origin-when-cross-origin");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'")
        .contains("connect-src 'self' ws://127.0.0.1:" + server.app.port() + ";")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Server")).isEmpty();
    assertThat(server.get("/nowhere").headers().map()).containsKey("content-security-policy");
  }

  @Test
  void pagesAreNotKeptByCaches() throws Exception {
    assertThat(server.get("/hello").headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    String cookie = server.get("/hello").headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(cookie)
        .startsWith("_test_session=user=new")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Lax")
        .contains("Path=/")
        .doesNotContainIgnoringCase("Secure");
  }

  @Test
  void aRedirectGoesWhereTheViewSaysAndRemovesUsedCookies() throws Exception {
    HttpResponse<String> page = server.get("/away");

    assertThat(page.statusCode()).isEqualTo(302);
    assertThat(page.headers().firstValue("Location")).contains("/hello?x=1");
    assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("flash=;")
        .contains("Expires=Thu, 01 Jan 1970 00:00:00 GMT");
  }

  @Test
  void aLongPageIsCompressedForThoseThatTakeIt() throws Exception {
    HttpResponse<byte[]> zipped = server.bytes("/long", "Accept-Encoding", "gzip");

    assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(zipped.headers().allValues("Vary")).anyMatch(v -> v.contains("Accept-Encoding"));
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
    assertThat(plain).hasSizeGreaterThan(10_000).hasSizeGreaterThan(zipped.body().length * 5);
    assertThat(server.get("/long").headers().firstValue("Content-Encoding")).isEmpty();
  }

  @Test
  void headGivesTheHeadersAlone() throws Exception {
    HttpResponse<String> head =
        server.send(server.request("/hello").method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void pathParametersLeadToTheView() throws Exception {
    assertThat(server.get("/room/caf%C3%A9").body()).contains(">/room/caf%C3%A9</div>");
    assertThat(server.get("/room/").statusCode()).isEqualTo(404);
    assertThat(server.get("/room/a/b").statusCode()).isEqualTo(404);
  }

  @Test
  void anUnknownPathGetsTheErrorPageInTheLayout() throws Exception {
    HttpResponse<String> page = server.get("/nowhere");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("<h1>404</h1>", "Page not found", "jview-main");
  }

  @Test
  void aStatusThatTheViewAsksForIsShown() throws Exception {
    assertThat(server.get("/gone").statusCode()).isEqualTo(410);
  }

  @Test
  void aViewThatThrowsShowsAnIncidentAndNothingElse() throws Exception {
    try (CapturedLog log = CapturedLog.of(ErrorPages.class)) {
      HttpResponse<String> page = server.get("/boom");

      assertThat(page.statusCode()).isEqualTo(500);
      assertThat(page.body()).doesNotContain("secret detail", "IllegalState", "EchoEndpoint");
      String incident = page.body().replaceAll("(?s).*<code>(\\w+)</code>.*", "$1");
      assertThat(log.messages()).singleElement().asString().contains(incident, "GET /boom");
      assertThat(log.causes()).singleElement().asString().contains("secret detail of the view");
    }
  }

  @Test
  void anotherMethodIsRefusedWithThoseThatWork() throws Exception {
    HttpResponse<String> page =
        server.send(server.request("/hello").POST(BodyPublishers.ofString("a=1")));

    assertThat(page.statusCode()).isEqualTo(405);
    assertThat(page.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void aSiteBringsItsOwnLayoutErrorPageAndPolicy() throws Exception {
    try (TestServer own =
        TestServer.started(
            site ->
                site.layout(page -> html("<html><body>mine ${}</body></html>", page.content()))
                    .errorPage(problem -> html("<b>oh ${}</b>", problem.status()))
                    .contentSecurityPolicy("")
                    .compression(false))) {
      assertThat(own.get("/hello").body())
          .isEqualTo(
              "<!doctype html>\n<html><body>mine <div id=\"phx-1\""
                  + " data-phx-main>hello</div></body></html>");
      assertThat(own.get("/nowhere").body()).contains("mine <b>oh 404</b>");
      assertThat(own.get("/hello").headers().firstValue("Content-Security-Policy")).isEmpty();
      assertThat(own.bytes("/long", "Accept-Encoding", "gzip").headers().map())
          .doesNotContainKey("content-encoding");
    }
  }

  @Test
  void anErrorPageThatThrowsStillGivesAPage() throws Exception {
    try (TestServer own =
            TestServer.started(
                site ->
                    site.errorPage(
                        problem -> {
                          throw new IllegalStateException("broken error page");
                        }));
        CapturedLog log = CapturedLog.of(ErrorPages.class)) {
      HttpResponse<String> page = own.get("/nowhere");

      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("Page not found").doesNotContain("broken error page");
      assertThat(log.messages()).singleElement().asString().contains("of the error page");
    }
  }
}
