package io.jview.liveview.test;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.web.Response;
import io.jview.web.Site;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same paths lead to the same place by each way there is. */
class OneRoutingTest {

  private static final String LIVE = "view ";
  private static final String PLAIN = "handler ";

  private final LiveViewTest site =
      LiveViewTest.of(
          Site.builder()
              .live("/from", new From())
              .live("/live/caf%C3%A9/new", new Shown("café"))
              .get("/plain/caf%C3%A9/new", request -> Response.text(PLAIN + "café"))
              .live("/live/{value}/{action}", new Shown("two"))
              .get("/plain/{value}/{action}", request -> shown("two", request.params()))
              .live("/live/{value}", new Shown("one"))
              .get("/plain/{value}", request -> shown("one", request.params()))
              .get("/live/its/plain", request -> Response.text(PLAIN + "own"))
              .live("/{anything}", new Shown("all"))
              .build());

  private static Response shown(String route, Params params) {
    return Response.text(PLAIN + route + " " + params.asMap());
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/50%25, one {value=[50%]}",
    "/a%2Fb, one {value=[a/b]}",
    "/a%5Cb, one {value=[a\\b]}",
    "/a;b=c, one {value=[a;b=c]}",
    "/a|b, one {value=[a|b]}",
    "/[a], one {value=[[a]]}",
    "/a+b, one {value=[a+b]}",
    "/a%20b, one {value=[a b]}",
    "/%C3%A9, one {value=[é]}",
    "/%c3%a9, one {value=[é]}",
    "/a/, one {value=[a]}",
    "/A, one {value=[A]}",
    "/..., one {value=[...]}",
    "/a%2Fb/c%2Fd/, 'two {value=[a/b], action=[c/d]}'",
    "/caf%C3%A9/new, café",
    "/caf%C3%A9/NEW, 'two {value=[café], action=[NEW]}'",
    "/caf%c3%a9/%6Eew/, café",
  })
  void aPathLeadsToTheSamePlaceByEachWay(String path, String place) {
    assertThat(site.get("/plain" + path).body()).isEqualTo(PLAIN + place);
    assertThat(site.get("/live" + path).text("#place")).isEqualTo(LIVE + place);
    try (LivePage page = site.open("/live" + path)) {
      assertThat(page.text("#place")).isEqualTo(LIVE + place);
    }
    try (LivePage page = site.open("/from?to=" + encoded("/live" + path))) {
      assertThat(page.click("#navigate").text("#place")).isEqualTo(LIVE + place);
    }
    try (LivePage page = site.open("/from?to=" + encoded("/plain" + path))) {
      assertThat(page.click("#navigate").html()).contains(html("${}", PLAIN + place).toHtml());
    }
    try (LivePage page = site.open("/live/x?to=" + encoded("/live" + path))) {
      if (place.startsWith("one")) {
        assertThat(page.click("#patch").text("#place")).isEqualTo(LIVE + place);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"//x", "/x//y", "/.", "/..", "/%2e%2E", "/x/..", "/a/b/c", "/a%2Fb/c/d"})
  void whatLeadsNowhereDoesSoByEachWay(String path) {
    leadsTo(404, path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%zz", "/%FF", "/%C0%AF"})
  void whatIsMalformedIsSoByEachWay(String path) {
    leadsTo(400, path);
  }

  private void leadsTo(int status, String path) {
    assertThat(site.status("/plain" + path)).isEqualTo(status);
    assertThat(site.status("/live" + path)).isEqualTo(status);
    try (LivePage page = site.open("/from?to=" + encoded("/live" + path))) {
      assertThatThrownBy(() -> page.click("#navigate")).hasMessageContaining("" + status);
    }
    try (LivePage page = site.open("/from?to=" + encoded("/plain" + path))) {
      assertThatThrownBy(() -> page.click("#navigate")).hasMessageContaining("" + status);
    }
  }

  @Test
  void aHandlerThatSaysMoreThanAViewWinsByEachWay() {
    assertThat(site.get("/live/its/plain").body()).isEqualTo(PLAIN + "own");
    for (String way : new String[] {"#navigate", "#patch"}) {
      try (LivePage page = site.open("/from?to=/live/its/plain")) {
        assertThat(page.click(way).html()).contains(PLAIN + "own");
      }
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Says where one is. */
  private record Shown(String route) implements LiveView<Map<String, String>> {

    @Override
    public Map<String, String> mount(Params params, Session session, LiveSocket socket) {
      return Map.of();
    }

    @Override
    public Map<String, String> handleParams(
        Params params, Map<String, String> state, LiveSocket socket) {
      Map<String, Object> own = new LinkedHashMap<>(params.asMap());
      own.remove("to");
      String place = route.equals("café") ? route : route + " " + own;
      return Map.of("place", place, "to", params.get("to", "/"));
    }

    @Override
    public Html render(Map<String, String> state) {
      return html(
          """
          <p id="place">view ${}</p>
          <a id="patch" href="${}" data-phx-link="patch" data-phx-link-state="push">patch</a>
          """,
          state.get("place"),
          state.get("to"));
    }
  }

  /** Leads elsewhere. */
  private static final class From implements LiveView<String> {

    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return params.get("to", "/");
    }

    @Override
    public Html render(String to) {
      return html(
          """
          <a id="navigate" href="${}" data-phx-link="redirect" data-phx-link-state="push">go</a>
          <a id="patch" href="${}" data-phx-link="patch" data-phx-link-state="push">patch</a>
          """,
          to,
          to);
    }
  }
}
