package io.jview.web;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The session's cookie, its CSRF secret, and what others may make of them. */
class SessionCookieTest {

  private final OpenedSite site =
      OpenedSite.of(
          Site.builder()
              .strictTransport(Duration.ofDays(1))
              .userOf(session -> session.get("user"))
              .get("/form", request -> Response.text(request.csrfToken()))
              .get("/who", request -> Response.text(request.session().get("user")))
              .get("/lang", request -> Response.text("").put("lang", "en"))
              .post("/login", request -> Response.text("").put("user", request.form().get("name")))
              .post(
                  "/welcome",
                  request ->
                      Response.page("Welcome", html("<p>${}</p>", request.form().get("name")))
                          .put("user", "ada"))
              .post("/logout", request -> Response.text("").remove("user"))
              .post("/order", request -> Response.text("ordered")));

  private String cookie = "";

  private RecordedExchange send(RecordedExchange exchange) {
    site.send(exchange.with("Cookie", cookie));
    String set = exchange.answered("Set-Cookie");
    cookie = set == null ? cookie : set.split(";")[0];
    return exchange;
  }

  private String token() {
    return send(RecordedExchange.get("/form")).text();
  }

  private int post(String path, String token) {
    return send(RecordedExchange.of("POST", path).posting("name=ada&_csrf_token=" + token))
        .status();
  }

  @Test
  void theSecretChangesWithTheSessionsUser() {
    String before = token();
    assertThat(post("/login", before)).isEqualTo(200);
    assertThat(post("/order", before)).as("a token from before the login").isEqualTo(403);

    String after = token();
    assertThat(post("/order", after)).isEqualTo(200);
    send(RecordedExchange.get("/lang"));
    assertThat(post("/order", after)).as("the same user still").isEqualTo(200);

    assertThat(post("/logout", after)).isEqualTo(200);
    assertThat(post("/order", after)).as("a token from before the logout").isEqualTo(403);
  }

  @Test
  void aPageThatSignsInHasATokenOfItsNewSession() {
    String welcome =
        send(RecordedExchange.of("POST", "/welcome").posting("_csrf_token=" + token())).text();

    String token = welcome.replaceAll("(?s).*csrf-token\" content=\"([^\"]*)\".*", "$1");
    assertThat(post("/order", token)).isEqualTo(200);
  }

  @Test
  void ofSeveralCookiesTheOneThatIsGenuineCounts() {
    post("/login", token());

    for (String neighbours :
        new String[] {
          "_jview_session=forged; " + cookie,
          cookie + "; _jview_session=forged",
          "_jview_session=; _jview_session=1.x.y.z; " + cookie
        }) {
      assertThat(site.get("/who", "Cookie", neighbours).text()).isEqualTo("ada");
    }
  }

  @Test
  void overTlsNobodyElseCanSetIt() {
    RecordedExchange page = RecordedExchange.get("/form").overTls();
    site.send(page);

    assertThat(page.answered("Set-Cookie"))
        .startsWith("__Host-_jview_session=")
        .contains("; Path=/;", "; Secure");
    String set = page.answered("Set-Cookie").split(";")[0];
    String plain = set.substring("__Host-".length());
    for (String sent : new String[] {set, plain}) {
      RecordedExchange order =
          RecordedExchange.of("POST", "/order")
              .overTls()
              .with("Cookie", sent)
              .posting("_csrf_token=" + page.text());
      assertThat(site.send(order).status()).isEqualTo(sent.equals(set) ? 200 : 403);
    }
  }

  @Test
  void belowAPathAndInTheClearItHasItsPlainName() {
    assertThat(site.get("/form").answered("Set-Cookie")).startsWith("_jview_session=");
    OpenedSite below =
        OpenedSite.of(Site.builder().basePath("/app").get("/", request -> Response.text("")));
    RecordedExchange page = RecordedExchange.get("/app/").overTls();

    assertThat(below.send(page).answered("Set-Cookie"))
        .startsWith("_jview_session=")
        .contains("; Path=/app;", "; Secure");
  }

  @Test
  void aHandlersOwnCookieStandsBesideIt() {
    OpenedSite site =
        OpenedSite.of(
            Site.builder()
                .basePath("/app")
                .get(
                    "/",
                    request ->
                        Response.empty(303)
                            .header("location", "/next")
                            .header("set-cookie", "theme=dark")
                            .put("user", "ada")
                            .flash("info", "hello")));

    RecordedExchange answer = site.get("/app/");

    assertThat(answer.allAnswered("Set-Cookie"))
        .hasSize(3)
        .anyMatch(cookie -> cookie.equals("theme=dark"))
        .anyMatch(cookie -> cookie.startsWith("_jview_session="));
    assertThat(answer.answered("Location")).isEqualTo("/app/next");
  }

  @Test
  void overTlsBrowsersAreToldToStayThere() {
    assertThat(site.get("/form").answered("Strict-Transport-Security")).isNull();
    assertThat(
            site.send(RecordedExchange.get("/form").overTls())
                .answered("Strict-Transport-Security"))
        .isEqualTo("max-age=86400");
  }
}
