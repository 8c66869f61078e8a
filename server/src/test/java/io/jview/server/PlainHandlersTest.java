package io.jview.server;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.StatusException;
import io.jview.web.Limits;
import io.jview.web.Request;
import io.jview.web.Response;
import io.jview.web.page.ErrorPages;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlainHandlersTest {

  private static final String KNOWN = "_test_session=_csrf=" + EchoEndpoint.TOKEN + "&user=ann";
  private static final CompletableFuture<Thread> served = new CompletableFuture<>();
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.started(PlainHandlersTest::site);
  }

  private static JViewBuilder site(JViewBuilder site) {
    return site.limits(Limits.DEFAULTS.withFormBytes(1_000))
        .get("/login", request -> Response.page("Log in", html("<p>${}</p>", request.csrfToken())))
        .post(
            "/login", request -> Response.redirect("/").put("user", request.form().get("user", "")))
        .post("/logout", request -> Response.redirect("/").clear())
        .get("/me", PlainHandlersTest::me)
        .get("/items/{id}", request -> Response.text(request.params().get("id", "")))
        .get("/items/new", request -> Response.text("a new one"))
        .get("/number", request -> Response.text("" + request.params().getLong("n")))
        .get("/missing", PlainHandlersTest::missing)
        .get("/thread", PlainHandlersTest::thread)
        .get("/teapot", request -> Response.json("{}").status(418).header("X-Kind", "green"))
        .webhook("/hook", request -> Response.text(request.text()));
  }

  private static Response me(Request request) {
    return Response.text(request.session().get("user") + " " + request.session().asMap().keySet());
  }

  private static Response missing(Request request) {
    throw new StatusException(404, "no such thing");
  }

  private static Response thread(Request request) {
    served.complete(Thread.currentThread());
    return Response.empty(204);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whatAHandlerCannotReadIsABadRequest() throws Exception {
    assertThat(server.get("/number?n=3000000000").body()).isEqualTo("3000000000");
    assertThat(server.get("/number?n=many").statusCode()).isEqualTo(400);
    assertThat(server.get("/number").statusCode()).isEqualTo(400);
  }

  @Test
  void aPageOfAHandlerStandsInTheLayout() throws Exception {
    HttpResponse<String> page = server.get("/login", "Cookie", KNOWN);

    assertThat(page.body())
        .contains("<title>Log in</title>", "jview-main", "<p>" + EchoEndpoint.TOKEN + "</p>");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void aNewBrowserGetsASessionWithTheFirstForm() throws Exception {
    assertThat(server.get("/login").headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("_test_session=_csrf=" + EchoEndpoint.TOKEN);
  }

  @Test
  void aFormWithItsTokenIsTakenAndMayChangeTheSession() throws Exception {
    HttpResponse<String> answer = post("/login", "user=b%C3%A9a&_csrf_token=" + EchoEndpoint.TOKEN);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("user=b%C3%A9a", "_csrf=" + EchoEndpoint.TOKEN);
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    HttpResponse<String> answer = post("/login", "user=bea");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("Reload the page");
    assertThat(post("/login", "user=bea&_csrf_token=wrong").statusCode()).isEqualTo(403);
  }

  @Test
  void aScriptMaySendTheTokenAsAHeader() throws Exception {
    HttpRequest.Builder request =
        form("/login", "user=bea").header("X-CSRF-Token", EchoEndpoint.TOKEN);
    assertThat(server.send(request).statusCode()).isEqualTo(303);
  }

  @Test
  void clearingRemovesTheCookie() throws Exception {
    HttpResponse<String> answer = post("/logout", "_csrf_token=" + EchoEndpoint.TOKEN);

    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("_test_session=;")
        .contains("Expires=Thu, 01 Jan 1970 00:00:00 GMT");
  }

  @Test
  void aHandlerSeesTheSessionWithoutOurValues() throws Exception {
    assertThat(server.get("/me", "Cookie", KNOWN).body()).isEqualTo("ann [user]");
  }

  @Test
  void aFormThatIsTooLargeIsRefused() throws Exception {
    String form = "_csrf_token=" + EchoEndpoint.TOKEN + "&user=" + "x".repeat(1_000);
    assertThat(post("/login", form).statusCode()).isEqualTo(413);
    String chunked =
        "POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n500\r\n"
            + "x".repeat(0x500)
            + "\r\n0\r\n\r\n";
    assertThat(RawHttp.send(server.app.port(), chunked)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aBrokenBodyIsTheClientsFaultAndNotLogged() throws Exception {
    String head = "POST /hook HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    try (CapturedLog log = CapturedLog.of(ErrorPages.class)) {
      String answer =
          RawHttp.send(
              server.app.port(), head + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 400 ");
      RawHttp.vanish(server.app.port(), head + "Content-Length: 100\r\n\r\nhalf");
      assertThat(server.get("/items/1").statusCode()).isEqualTo(200);
      assertThat(log.messages()).isEmpty();
    }
  }

  @Test
  void aMalformedFormOrQueryIsRefused() throws Exception {
    assertThat(post("/login", "user=%zz").statusCode()).isEqualTo(400);
    assertThat(RawHttp.get(server.app.port(), "/items/1?x=%zz")).startsWith("HTTP/1.1 400 ");
    assertThat(RawHttp.get(server.app.port(), "/items/%zz")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void aWebhookNeedsNoToken() throws Exception {
    HttpRequest.Builder request =
        server.request("/hook").POST(BodyPublishers.ofString("{\"some\":\"json ä\"}"));
    assertThat(server.send(request).body()).isEqualTo("{\"some\":\"json ä\"}");
  }

  @Test
  void theMoreExactPathWins() throws Exception {
    assertThat(server.get("/items/new").body()).isEqualTo("a new one");
    assertThat(server.get("/items/a%2Bb+c%20d").body()).isEqualTo("a+b+c d");
    assertThat(server.get("/items/7?id=8").body()).isEqualTo("7");
  }

  @Test
  void aHandlerMayAskForAnErrorPage() throws Exception {
    HttpResponse<String> page = server.get("/missing");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Page not found").doesNotContain("no such thing");
  }

  @Test
  void statusHeadersAndBodyAreTheHandlers() throws Exception {
    HttpResponse<String> answer = server.get("/teapot");
    assertThat(answer.statusCode()).isEqualTo(418);
    assertThat(answer.headers().firstValue("X-Kind")).contains("green");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void handlersRunOnNamedVirtualThreads() throws Exception {
    assertThat(server.get("/thread").statusCode()).isEqualTo(204);
    assertThat(served.join().isVirtual()).isTrue();
    assertThat(served.join().getName()).startsWith("jview-request-");
  }

  @Test
  void aRedirectStaysOnThisSite() {
    for (String path :
        new String[] {
          "//evil.example",
          "https://evil.example",
          "/\\evil.example",
          "/a\r\nX: y",
          "javascript:x",
          "",
          "/\t/evil.example"
        }) {
      assertThatThrownBy(() -> Response.redirect(path))
          .as(path)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Response.redirectAway(URI.create("javascript:alert(1)")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Response.redirectAway(URI.create("https://other.example/a?b")).headers())
        .containsEntry("Location", "https://other.example/a?b");
  }

  @Test
  void badResponsesAreRefusedWhereTheyAreMade() {
    assertThatThrownBy(() -> Response.text("x").header("X-A", "b\r\nSet-Cookie: c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.empty(99)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.text("x").put("_csrf", "mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("_csrf");
  }

  private static HttpResponse<String> post(String path, String form) throws Exception {
    return server.send(form(path, form));
  }

  private static HttpRequest.Builder form(String path, String form) {
    return server
        .request(path)
        .header("Cookie", KNOWN)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }
}
