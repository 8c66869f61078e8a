package io.jview.liveview.test;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.Event;
import io.jview.liveview.LiveFrame;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.html.Html;
import io.jview.web.GroupBuilder;
import io.jview.web.Guard;
import io.jview.web.Request;
import io.jview.web.Response;
import io.jview.web.Site;
import io.jview.web.SiteBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsTest {

  private static final Guard SIGNED_IN =
      Guard.session("user").orRedirect("/login", "info", "please sign in");

  private LiveViewTest site;

  private LiveViewTest open(SiteBuilder builder) {
    site =
        LiveViewTest.of(
            builder
                .userOf(session -> session.get("user"))
                .live("/", new View("home"))
                .get("/login", GroupsTest::login)
                .post("/login", request -> signIn(request.form().get("user", "")))
                .post(
                    "/logout",
                    request ->
                        Response.redirect("/login")
                            .clear()
                            .flash("info", "bye")
                            .disconnect(String.valueOf(request.session().get("user"))))
                .build());
    return site;
  }

  private static Response login(Request request) {
    return Response.page(
        "Log in", html("<h1>log in</h1><p id=\"flash\">${}</p>", request.flash().get("info")));
  }

  private static Response signIn(String user) {
    return Response.redirect("/in").put("user", user).flash("info", "hello " + user);
  }

  private static SiteBuilder signedIn() {
    return Site.builder()
        .group(
            g ->
                g.live("/in", new View("in"))
                    .live("/other", new View("other"))
                    .get("/report", request -> Response.text("secret report"))
                    .post("/change", request -> Response.text("changed"))
                    .webhook("/hook", request -> Response.text("hooked"))
                    .guard(SIGNED_IN)
                    .frame(GroupsTest::frame));
  }

  private static Html frame(Html content, RenderContext view) {
    return html(
        "<nav>${} at ${}</nav><p id=\"flash\">${}</p><main>${}</main>",
        view.session().get("user"),
        view.path(),
        view.flash("info"),
        content);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aGuardStandsBeforeEveryRouteOfItsGroup() {
    open(signedIn());

    for (String path : List.of("/in", "/other", "/report")) {
      assertThat(site.get(path).redirectedTo("/login").body()).doesNotContain("secret");
    }
    assertThat(site.post("/change", Map.of()).redirectedTo("/login").status()).isEqualTo(303);
    site.post("/hook", Map.of()).redirectedTo("/login");
    assertThat(site.get("/login").text("#flash")).isEqualTo("please sign in");
    assertThat(site.get("/login").text("#flash")).isEmpty();

    site.post("/login", Map.of("user", "ada")).redirectedTo("/in");

    assertThat(site.status("/in")).isEqualTo(200);
    assertThat(site.get("/report").body()).isEqualTo("secret report");
    assertThat(site.post("/change", Map.of()).body()).isEqualTo("changed");
    assertThat(site.post("/hook", Map.of()).body()).isEqualTo("hooked");
  }

  @Test
  void aLiveNavigationIntoAGroupIsAFullLoadThroughItsGuard() {
    open(signedIn());
    try (LivePage page = site.open("/")) {
      page.click("#to-in");

      assertThat(page.path()).isEqualTo("/login");
      assertThat(page.text("#flash")).isEqualTo("please sign in");
    }
  }

  @Test
  void aJoinIsAskedForAgain() {
    AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.pass());
    open(
        Site.builder()
            .group(
                g ->
                    g.guard(visit -> verdict.get())
                        .live("/in", new View("in"))
                        .live("/other", new View("other"))));
    try (LivePage page = site.open("/in")) {
      verdict.set(Verdict.redirect("/login", "info", "no more"));
      page.click("#to-other");
      assertThat(page.path()).isEqualTo("/login");
      assertThat(page.text("#flash")).isEqualTo("no more");
    }
    verdict.set(Verdict.pass());
    try (LivePage page = site.open("/in")) {
      verdict.set(Verdict.refuse(403));
      assertThatThrownBy(page::reconnect).hasMessageContaining("status 403");
    }
    assertThat(site.status("/in")).isEqualTo(403);
  }

  @Test
  void aGuardKnowsWhoWantsWhat() {
    List<String> asked = new ArrayList<>();
    open(
        Site.builder()
            .group(
                g ->
                    g.guard(
                            visit -> {
                              asked.add(
                                  visit.path()
                                      + " "
                                      + visit.params().get("id")
                                      + visit.params().get("x")
                                      + " "
                                      + visit.session().get("user")
                                      + " "
                                      + visit.peer().address());
                              return "7".equals(visit.params().get("id"))
                                  ? Verdict.pass()
                                  : Verdict.refuse(404);
                            })
                        .get("/plain/{id}", request -> Response.text("plain"))
                        .live("/live/{id}", new View("live"))));
    site.session(Map.of("user", "ada"));

    assertThat(site.status("/plain/7?x=1")).isEqualTo(200);
    assertThat(site.status("/plain/8")).isEqualTo(404);
    assertThat(site.status("/live/8")).isEqualTo(404);
    assertThat(asked)
        .containsExactly(
            "/plain/7 71 ada 127.0.0.1",
            "/plain/8 8null ada 127.0.0.1",
            "/live/8 8null ada 127.0.0.1");
  }

  @Test
  void aGuardThatFailsLetsNobodyIn() {
    open(
        Site.builder()
            .group(
                g ->
                    g.guard(
                            visit -> {
                              throw new IllegalStateException("store away");
                            })
                        .get("/plain", request -> Response.text("secret"))
                        .live("/in", new View("in")))
            .group(g -> g.guard(visit -> null).get("/null", request -> Response.text("secret"))));

    for (String path : List.of("/plain", "/in", "/null")) {
      assertThat(site.get(path).hasStatus(500).body()).doesNotContain("secret", "store away");
    }
  }

  @Test
  void aFrameIsLiveWithItsPageAndStandsAroundPlainPagesToo() {
    SiteBuilder builder =
        signedIn()
            .group(
                g ->
                    g.frame(GroupsTest::frame)
                        .get("/about", request -> Response.page("About", html("<h1>about</h1>"))));
    open(builder);
    site.post("/login", Map.of("user", "ada"));

    try (LivePage page = site.open("/in")) {
      assertThat(page.text("nav")).isEqualTo("ada at /in");
      assertThat(page.text("#flash")).isEqualTo("hello ada");
      page.click("#to-other");
      assertThat(page.text("nav")).isEqualTo("ada at /other");
      assertThat(page.text("main h1")).isEqualTo("other");
      assertThat(page.text("#flash")).isEmpty();
      page.click("#greet");
      assertThat(page.text("#flash")).isEqualTo("greetings");
    }
    Answer about = site.get("/about");
    assertThat(about.text("nav")).isEqualTo("ada at /about");
    assertThat(about.text("main h1")).isEqualTo("about");
  }

  @Test
  void aGroupInAGroupInheritsAndAdds() {
    LiveFrame outer = (content, view) -> html("<div class=\"outer\">${}</div>", content);
    LiveFrame inner = (content, view) -> html("<div class=\"inner\">${}</div>", content);
    List<String> hooks = new ArrayList<>();
    open(
        Site.builder()
            .group(
                g ->
                    g.layout(
                            page ->
                                html(
                                    "<html><head>${}</head><body"
                                        + " class=\"outer-layout\">${}</body></html>",
                                    page.scripts(),
                                    page.content()))
                        .frame(outer)
                        .onMount((params, session, socket) -> hooks.add("outer"))
                        .live("/in", new View("in"))
                        .group(
                            admin ->
                                admin
                                    .guard(Guard.session("admin").orStatus(403))
                                    .frame(inner)
                                    .onMount((params, session, socket) -> hooks.add("inner"))
                                    .live("/other", new View("other"))
                                    .get(
                                        "/plain",
                                        request -> Response.page("Plain", html("<h1>x</h1>"))))
                        .guard(SIGNED_IN)));

    site.get("/other").redirectedTo("/login");
    site.post("/login", Map.of("user", "ada"));
    assertThat(site.status("/in")).isEqualTo(200);
    assertThat(site.status("/other")).isEqualTo(403);
    site.session(Map.of("user", "ada", "admin", "yes"));
    hooks.clear();
    try (LivePage page = site.open("/other")) {
      assertThat(page.text(".outer > .inner > h1")).isEqualTo("other");
      assertThat(hooks).containsExactly("outer", "inner", "outer", "inner");
    }
    assertThat(site.get("/plain").elements("body.outer-layout .outer > .inner > h1")).hasSize(1);
    assertThat(site.get("/in").elements("body.outer-layout .outer > h1")).hasSize(1);
    assertThat(site.get("/").elements(".outer, .outer-layout")).isEmpty();
  }

  @Test
  void aLogoutClosesTheOtherTabsOfItsUserAlone() {
    open(signedIn());
    TestBrowser ada = site.browser();
    TestBrowser bob = site.browser();
    ada.post("/login", Map.of("user", "ada"));
    bob.post("/login", Map.of("user", "bob"));
    try (LivePage one = ada.open("/in");
        LivePage two = ada.open("/other");
        LivePage other = bob.open("/in")) {
      ada.post("/logout", Map.of()).redirectedTo("/login");

      one.await("the log-in page", page -> page.path().equals("/login"));
      two.await("the log-in page", page -> page.path().equals("/login"));
      assertThat(other.click("#greet").text("nav")).isEqualTo("bob at /in");
    }
  }

  @Test
  void anotherUserHasAnotherCsrfSecret() {
    open(signedIn());
    TestBrowser browser = site.browser();
    String before = browser.get("/").document().select("meta[name=csrf-token]").attr("content");

    browser.post("/login", Map.of("user", "ada", "_csrf_token", before)).redirectedTo("/in");

    Map<String, String> old = Map.of("_csrf_token", before, "user", "eve");
    assertThat(browser.post("/login", old).status()).isEqualTo(403);
    assertThat(browser.post("/change", Map.of()).body()).isEqualTo("changed");
  }

  @Test
  void aFlashWaitsForThePageThatShowsIt() {
    open(
        signedIn()
            .get("/put", request -> Response.redirect("/data").flash("info", "saved"))
            .get("/data", request -> Response.redirect("/text"))
            .get("/text", request -> Response.text("no page")));
    site.get("/put").redirectedTo("/data");
    site.get("/data").redirectedTo("/text");
    site.get("/text").hasStatus(200);
    assertThat(site.get("/login").text("#flash")).isEqualTo("saved");
    assertThat(site.get("/login").text("#flash")).isEmpty();
    assertThat(site.get("/put").header("Set-Cookie"))
        .startsWith("__phoenix_flash__=")
        .contains("Path=/;")
        .doesNotContain("HttpOnly");
  }

  @Test
  void aGroupIsFilledWithinItsCallAlone() {
    open(signedIn());
    AtomicReference<GroupBuilder> kept = new AtomicReference<>();
    SiteBuilder builder = Site.builder().group(kept::set);
    assertThatThrownBy(() -> kept.get().get("/x", request -> Response.empty(204)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> builder.group(g -> g.name("no name")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no name");
    assertThatThrownBy(
            () ->
                builder
                    .get("/x", request -> Response.empty(204))
                    .group(g -> g.get("/x", request -> Response.empty(204))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/x");
    assertThatThrownBy(() -> Guard.session("user").orRedirect("//evil.example"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Guard.session("user").orStatus(200))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record View(String name) implements LiveView<String> {

    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return name;
    }

    @Override
    public String handleEvent(Event event, String state, LiveSocket socket) {
      if (event.name().equals("greet")) {
        socket.putFlash("info", "greetings");
      } else {
        socket.navigate("/" + event.name());
      }
      return state;
    }

    @Override
    public Html render(String state) {
      return html(
          """
          <h1>${}</h1><button id="to-in" phx-click="in">in</button>
          <button id="to-other" phx-click="other">other</button>
          <button id="greet" phx-click="greet">greet</button>
          """,
          state);
    }
  }
}
