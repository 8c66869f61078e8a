package io.jview.liveview.test;

import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.web.Request;
import io.jview.web.Response;
import io.jview.web.Site;
import io.jview.web.SiteBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeSiteTest {

  private static SiteBuilder site() {
    return Site.builder()
        .title("Boards")
        .live("/board/{id}", new Board())
        .get("/login", WholeSiteTest::loginPage)
        .post("/login", WholeSiteTest::login)
        .post("/logout", request -> Response.redirect("/login").clear())
        .get(
            "/broken",
            request -> {
              throw new IllegalStateException("on purpose");
            });
  }

  private static Response loginPage(Request request) {
    return Response.page(
        "Log in",
        html(
            """
            <h1>Log in</h1>
            <form id="login" method="post" action="${}">
            <input type="hidden" name="_csrf_token" value="${}"><input name="user"></form>
            """,
            request.url("/login"),
            request.csrfToken()));
  }

  private static Response login(Request request) {
    String user = request.form().get("user", "");
    return user.isEmpty()
        ? Response.redirect("/login")
        : Response.redirect("/board/7").put("user", user);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/app", "/a/b"})
  void plainRequestsAndPagesShareTheSession(String basePath) {
    try (LiveViewTest site = LiveViewTest.of(site().basePath(basePath).build())) {
      assertThat(site.get("/login").hasStatus(200).text("h1")).isEqualTo("Log in");
      site.post("/login", Map.of("user", "")).redirectedTo("/login");
      site.post("/login", Map.of("user", "ada")).redirectedTo("/board/7");
      try (LivePage board = site.open("/board/7")) {
        assertThat(board.text("h1")).isEqualTo("7 of ada");
        assertThat(board.title()).isEqualTo("Boards");
        assertThat(board.click("#up").text("#count")).isEqualTo("1");
      }
      site.post("/logout", Map.of()).redirectedTo("/login");
      assertThat(site.open("/board/7").text("h1")).isEqualTo("7 of nobody");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/app"})
  void viewsAndPlainPagesLeadToEachOtherInOneTab(String basePath) {
    try (LiveViewTest site = LiveViewTest.of(site().basePath(basePath).build());
        LivePage page = site.open("/login")) {
      page.submit("#login", Map.of("user", "bob"));
      assertThat(page.path()).isEqualTo("/board/7");
      assertThat(page.text("h1")).isEqualTo("7 of bob");

      page.click("#next");
      assertThat(page.path()).isEqualTo("/board/8");
      assertThat(page.text("h1")).isEqualTo("8 of bob");
      page.click("#zoom");
      assertThat(page.path()).isEqualTo("/board/8?zoom=2");
      assertThat(page.text("#zoomed")).isEqualTo("2");
      page.click("#link");
      assertThat(page.path()).isEqualTo("/board/9");

      page.click("#away");
      assertThat(page.path()).isEqualTo("/login");
      assertThat(page.title()).isEqualTo("Log in");
      assertThat(page.text("h1")).isEqualTo("Log in");
      assertThatThrownBy(() -> page.click("h1")).hasMessageContaining("neither phx-click");
    }
  }

  @Test
  void aBrowserHasItsCookiesForItself() {
    try (LiveViewTest site = LiveViewTest.of(site().build())) {
      TestBrowser ada = site.browser();
      TestBrowser bob = site.browser();
      ada.post("/login", Map.of("user", "ada"));
      bob.post("/login", Map.of("user", "bob"));

      assertThat(ada.open("/board/1").text("h1")).isEqualTo("1 of ada");
      assertThat(bob.open("/board/1").text("h1")).isEqualTo("1 of bob");
      assertThat(site.open("/board/1").text("h1")).isEqualTo("1 of nobody");
    }
  }

  @Test
  void statusesAndFailuresAreShown() {
    try (LiveViewTest site = LiveViewTest.of(site().build())) {
      assertThat(site.status("/board/1")).isEqualTo(200);
      assertThat(site.status("/nowhere")).isEqualTo(404);
      assertThat(site.status("/broken")).isEqualTo(500);
      assertThat(site.post("/login", Map.of("_csrf_token", "forged")).status()).isEqualTo(403);
      assertThat(site.get("/health").body()).contains("ready");
      assertThatThrownBy(() -> site.get("/login").redirectedTo("/board/1"))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith(
              "expected a redirect to /board/1 but was status 200 at /login\n<!doctype html>");
      assertThatThrownBy(() -> site.open("/broken"))
          .isInstanceOf(AssertionError.class)
          .hasRootCauseMessage("on purpose");
    }
  }

  @Test
  void aTextThatDoesNotComeSaysWhatWasThere() {
    try (LiveViewTest site =
            LiveViewTest.builder().site(site().build()).timeout(Duration.ofMillis(50)).build();
        LivePage board = site.open("/board/7")) {
      assertThatThrownBy(() -> board.awaitText("#count", "5"))
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith(
              "expected '#count' to show '5' but it showed '0' within 50 ms, in the page\n")
          .hasMessageContaining("<h1>7 of nobody</h1>");
      assertThatThrownBy(() -> board.awaitText("#none", "5"))
          .hasMessageStartingWith(
              "expected '#none' to show '5' but it showed nothing: there is no such element");
    }
  }

  private record State(String id, String user, int count, String zoom) {}

  private static final class Board implements LiveView<State> {

    @Override
    public State mount(Params params, Session session, LiveSocket socket) {
      String user = session.get("user");
      return new State(params.get("id", ""), user == null ? "nobody" : user, 0, "");
    }

    @Override
    public State handleParams(Params params, State state, LiveSocket socket) {
      return new State(state.id(), state.user(), state.count(), params.get("zoom", ""));
    }

    @Override
    public State handleEvent(Event event, State state, LiveSocket socket) {
      switch (event.name()) {
        case "next" -> socket.navigate("/board/8");
        case "zoom" -> socket.patch("/board/" + state.id() + "?zoom=2");
        case "away" -> socket.redirect("/login");
        default -> {}
      }
      return new State(state.id(), state.user(), state.count() + 1, state.zoom());
    }

    @Override
    public Html render(State state) {
      throw new IllegalStateException("the other one is called");
    }

    @Override
    public Html render(State state, RenderContext view) {
      return html(
          """
          <h1>${} of ${}</h1><b id="count">${}</b><i id="zoomed">${}</i>
          <button id="up" phx-click="up">+</button><button id="next" phx-click="next">next</button>
          <button id="zoom" phx-click="zoom">zoom</button>
          <button id="away" phx-click="away">away</button>
          ${}
          """,
          state.id(),
          state.user(),
          state.count(),
          state.zoom(),
          when(
              !state.zoom().isEmpty(),
              () ->
                  html(
                      """
                      <a id="link" href="${}" data-phx-link="redirect" data-phx-link-state="push">9</a>
                      """,
                      view.url("/board/9"))));
    }
  }
}
