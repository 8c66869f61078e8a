package io.jview.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import io.jview.web.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in and out by plain forms, whose handlers write the session that views read. */
class LoginTest extends BrowserTest {

  /** Greets the user; sends everybody else to the login. */
  private static final class Account implements LiveView<String> {

    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      String user = session.get("user");
      if (user == null) {
        socket.redirect("/login");
        return "";
      }
      return user;
    }

    @Override
    public Html render(String user) {
      throw new IllegalStateException("the other render is called");
    }

    @Override
    public Html render(String user, RenderContext view) {
      return html(
          """
          <h1>Hello, ${}</h1>
          <form method="post" action="/logout">
            <input type="hidden" name="_csrf_token" value="${}"><button>Log out</button>
          </form>
          """,
          user,
          view.csrfToken());
    }
  }

  private Site site;
  private Page page;

  @BeforeEach
  void openAccount() {
    site =
        serve(
            JView.builder()
                .live("/account", new Account())
                .get("/login", request -> Response.page("Log in", form(request.csrfToken())))
                .post(
                    "/login",
                    request ->
                        Response.redirect("/account").put("user", request.form().get("user", "")))
                .post("/logout", request -> Response.redirect("/login").clear()));
    page = openPlain(site, "/account");
  }

  private static Html form(String csrfToken) {
    return html(
        """
        <form method="post" action="/login">
          <input type="hidden" name="_csrf_token" value="${}">
          <input name="user"><button>Log in</button>
        </form>
        """,
        csrfToken);
  }

  @Test
  void aUserLogsInAndOut() {
    assertThat(page).hasURL(site.url("/login"));
    page.fill("[name=user]", "Ada");
    page.click("button");

    assertThat(page).hasURL(site.url("/account"));
    assertThat(page.locator("h1")).hasText("Hello, Ada");
    awaitLive(page);
    assertThat(page.locator("h1")).hasText("Hello, Ada");

    page.click("button");
    assertThat(page).hasURL(site.url("/login"));
    page.navigate(site.url("/account"));
    assertThat(page).hasURL(site.url("/login"));
  }

  @Test
  void aFormWithoutTheTokenIsRefused() {
    APIResponse response =
        page.request()
            .post(
                site.url("/login"),
                RequestOptions.create().setForm(FormData.create().set("user", "Mallory")));

    assertThat(response.status()).isEqualTo(403);
    page.navigate(site.url("/account"));
    assertThat(page).hasURL(site.url("/login"));
  }
}
