package io.jview.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.web.Request;
import io.jview.web.Response;
import io.jview.web.Site;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sites on one host with one secret, and others' cookies beside theirs. */
class NeighbourSitesTest {

  private static final String SECRET = "a secret of more than thirty-two bytes";
  private static final String FILE = "attachment; filename=\"grün.txt\"";
  private static final Pattern SET_COOKIE = Pattern.compile("Set-Cookie: ([^=]+)=([^;\r]+)");

  private final JView shop = site("shop");
  private final JView wiki = site("wiki");

  private record Cookie(String name, String value) {

    @Override
    public String toString() {
      return name + "=" + value;
    }
  }

  private static JView site(String name) {
    Site site =
        Site.builder()
            .sessionCookie(name)
            .get("/me", request -> Response.text("I am " + request.session().get("user")))
            .get("/to", request -> Response.redirect("/grün/ß"))
            .get("/file", request -> Response.text("x").header("Content-Disposition", FILE))
            .webhook("/login", NeighbourSitesTest::login)
            .build();
    return JView.builder(site).host("127.0.0.1").stopOnShutdown(false).secret(SECRET).build();
  }

  private static Response login(Request request) {
    return Response.redirect("/me").put("user", request.form().get("user", ""));
  }

  @BeforeEach
  void start() {
    shop.start(0);
    wiki.start(0);
  }

  @AfterEach
  void stop() {
    shop.stop();
    wiki.stop();
  }

  private static Cookie login(JView site, String user) throws Exception {
    String form = "user=" + user;
    String answer =
        RawHttp.send(
            site.port(),
            "POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + form.length()
                + "\r\n\r\n"
                + form);
    Matcher cookie = SET_COOKIE.matcher(answer);
    assertThat(cookie.find()).as(answer).isTrue();
    return new Cookie(cookie.group(1), cookie.group(2));
  }

  private static String me(JView site, String cookies) throws Exception {
    String answer =
        RawHttp.send(
            site.port(),
            "GET /me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
                + cookies
                + "\r\n\r\n");
    return answer.substring(answer.indexOf("I am "));
  }

  @Test
  void bothStayLoggedInAndACookieOfOneIsNoLoginOnTheOther() throws Exception {
    Cookie ada = login(shop, "ada");
    Cookie bob = login(wiki, "bob");

    assertThat(me(shop, ada + "; " + bob)).startsWith("I am ada");
    assertThat(me(wiki, ada + "; " + bob)).startsWith("I am bob");
    assertThat(me(wiki, new Cookie(bob.name(), ada.value()).toString())).startsWith("I am null");
    assertThat(me(shop, new Cookie(ada.name(), bob.value()).toString())).startsWith("I am null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x]=1",
        "\u00e4=1",
        "q=\"unclosed",
        "=",
        ";;",
        "a=\"b;c\"",
        "bare",
        "x=\\\"",
        "{\"j\":1}"
      })
  void aNeighboursOddCookieHarmsNobody(String odd) throws Exception {
    Cookie ada = login(shop, "ada");

    assertThat(me(shop, odd + "; " + ada)).startsWith("I am ada");
    assertThat(me(shop, ada + "; " + odd)).startsWith("I am ada");
    try (RawHttp2 client = RawHttp2.open(shop.port(), 1 << 20)) {
      client.get(1, "/me", "cookie", odd, "cookie", ada.toString());
      assertThat(client.head(1).status()).isEqualTo(200);
      assertThat(new String(client.await(RawHttp2.DATA).payload(), UTF_8)).startsWith("I am ada");
    }
  }

  @Test
  void ofManyCookiesTheGenuineOneCounts() throws Exception {
    Cookie ada = login(shop, "ada");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      many.append("c").append(i).append("=").append("v".repeat(100)).append("; ");
    }
    Cookie forged = new Cookie(ada.name(), "forged." + ada.value());

    assertThat(me(shop, many + forged.toString() + "; " + ada)).startsWith("I am ada");
    assertThat(me(shop, ada + "; " + many + forged)).startsWith("I am ada");
  }

  @Test
  void headersBeyondAsciiArriveOverHttp2() throws Exception {
    try (RawHttp2 client = RawHttp2.open(shop.port(), 1 << 20)) {
      client.get(1, "/to");
      assertThat(client.head(1).headers().get("location")).isEqualTo("/gr%C3%BCn/%C3%9F");
      client.get(3, "/file");
      assertThat(client.head(3).headers().get("content-disposition"))
          .contains("filename*=UTF-8''gr%C3%BCn.txt");
    }
  }
}
