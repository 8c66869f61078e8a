package io.jview.web;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasePathTest {

  private static SiteBuilder site() {
    return Site.builder()
        .stylesheet("/static/app.css")
        .script("https://cdn.example/x.js")
        .layout(
            page ->
                html(
                    "<html><head>${}${}</head><body><a href=\"${}\">home</a>${}</body></html>",
                    page.styles(),
                    page.scripts(),
                    page.url("/"),
                    page.content()))
        .get("/", request -> Response.page("Home", html("<p>${}</p>", request.url("/x?y=1"))))
        .get("/go", request -> Response.redirect("/there?x=1"))
        .get("/out", request -> Response.redirectAway(URI.create("https://a.example/b")))
        .get("/in", request -> Response.redirect("/").put("user", "ada"));
  }

  @Test
  void everythingMovesBelowIt() {
    OpenedSite site = OpenedSite.of(site().basePath("/app").socketPath("/ws"));

    String page = site.get("/app/").text();

    assertThat(page)
        .contains("<a href=\"/app/\">", "<p>/app/x?y=1</p>", "href=\"/app/static/app.css\"")
        .contains("src=\"https://cdn.example/x.js\"", "data-socket=\"/app/ws\"")
        .contains("\"/app/ws/assets/phoenix.min-", "\"/app/ws/assets/jview-");
    assertThat(site.get("/app").text()).contains("<a href=\"/app/\">");
    assertThat(site.get("/app/go").answered("Location")).isEqualTo("/app/there?x=1");
    assertThat(site.get("/app/out").answered("Location")).isEqualTo("https://a.example/b");
    assertThat(site.get("/app/in").answered("Set-Cookie")).contains("; Path=/app;");
    String script = page.replaceAll("(?s).*\"(/app/ws/assets/jview-[^\"]+js)\".*", "$1");
    assertThat(site.get(script).status()).isEqualTo(200);
    assertThat(site.get("/app/ws/websocket").status()).isEqualTo(426);
    assertThat(site.get("/app/nowhere").text()).contains("<a href=\"/app/\">Go to the start page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/go", "/application", "/ap", "/live/websocket", "//app/"})
  void whatIsOutsideOfItIsNotFound(String path) {
    OpenedSite site = OpenedSite.of(site().basePath("/app"));
    assertThat(site.get(path).status()).isEqualTo(404);
    assertThat(site.get(path).text()).contains("<a href=\"/app/\">");
  }

  @Test
  void healthIsThereWithAndWithoutIt() {
    OpenedSite site = OpenedSite.of(site().basePath("/app"));
    assertThat(site.get("/health/ready").status()).isEqualTo(200);
    assertThat(site.get("/app/health/ready").status()).isEqualTo(200);
  }

  @Test
  void aContextPathOfTheHostStandsBeforeIt() {
    OpenedSite site = OpenedSite.of(site().basePath("/app"));
    RecordedExchange page = site.send(RecordedExchange.get("/app/go").below("/shop"));
    assertThat(page.answered("Location")).isEqualTo("/shop/app/there?x=1");
    RecordedExchange bare = OpenedSite.of(site()).send(RecordedExchange.get("/go").below("/shop"));
    assertThat(bare.answered("Location")).isEqualTo("/shop/there?x=1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', /go, /tools, /tools/there?x=1",
    "'', /go, /tools/, /tools/there?x=1",
    "'', /go, '/a, /b', /a/b/there?x=1",
    "/app, /go, /app, /app/there?x=1",
    "/app, /app/go, /app, /app/there?x=1",
    "/app, /app/go, /outer, /outer/app/there?x=1",
    "'', /go, //evil.example, /there?x=1",
    "'', /go, /a\"b, /there?x=1",
    "'', /go, /../x, /there?x=1",
    "'', /go, https://evil.example, /there?x=1"
  })
  void aProxysPrefixCountsWhereItIsTrusted(
      String basePath, String path, String prefix, String location) {
    OpenedSite trusting =
        OpenedSite.of(
            site().basePath(basePath), settings -> settings.withTrustForwardedHeaders(true));
    assertThat(trusting.get(path, "X-Forwarded-Prefix", prefix).answered("Location"))
        .isEqualTo(location);
  }

  @Test
  void aProxysPrefixIsNothingWhereItIsNotTrusted() {
    OpenedSite site = OpenedSite.of(site());
    assertThat(site.get("/go", "X-Forwarded-Prefix", "/tools").answered("Location"))
        .isEqualTo("/there?x=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "/app/", "/", "//app", "/a b", "/a/../b", "/ä", "/{x}", "/a?b"})
  void aBadOneIsToldAtOnce(String path) {
    assertThatThrownBy(() -> Site.builder().basePath(path))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + path + "\"");
    assertThatThrownBy(() -> Site.builder().socketPath(path))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
