package io.jview.web;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.StatusException;
import io.jview.liveview.html.Html;
import io.jview.web.page.ErrorPages;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** POSTs that a plain handler does not get: each with a reason for its sender and for the log. */
class RefusedPostsTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Logger logger = (Logger) LoggerFactory.getLogger(ErrorPages.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final OpenedSite site =
      OpenedSite.of(
          Site.builder()
              .get(
                  "/form",
                  request -> Response.page("Form", html("<p>${}</p>", request.csrfToken())))
              .post("/form", request -> Response.text("took " + request.text()))
              .post(
                  "/login",
                  request -> Response.redirect("/form").put("user", request.form().get("u", "")))
              .group(
                  kept ->
                      kept.guard(visit -> Guard.refuse(403))
                          .get("/kept", request -> Response.text("kept"))
                          .live("/kept/live", new Nothing()))
              .get(
                  "/asked",
                  request -> {
                    throw new StatusException(403, "not yours");
                  })
              .webhook("/hook", request -> Response.text("took " + request.text())));

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
  }

  /** A view. */
  private static final class Nothing implements LiveView<String> {

    @Override
    public String mount(Params params, Session session, LiveSocket socket) {
      return "";
    }

    @Override
    public Html render(String state) {
      return html("<p>${}</p>", state);
    }
  }

  /** A browser's cookie and the token of a form that it has loaded. */
  private record Loaded(String cookie, String token) {}

  private Loaded load(String... headers) {
    RecordedExchange page = site.get("/form", headers);
    List<String> cookies = page.allAnswered("Set-Cookie");
    return new Loaded(
        cookies.isEmpty() ? headers[1] : cookies.getFirst().split(";")[0],
        page.text().replaceAll("(?s).*<p>([^<]+)</p>.*", "$1"));
  }

  private RecordedExchange post(String cookie, String type, String body, String... headers) {
    RecordedExchange exchange = RecordedExchange.of("POST", "/form").with("Cookie", cookie);
    for (int i = 0; i < headers.length; i += 2) {
      exchange.with(headers[i], headers[i + 1]);
    }
    return site.send(exchange.sending(type, body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"multipart/mixed; boundary=x", "application/json", "text/plain", "image/png"})
  void aBodyThatIsNoFormIs415WithoutATokenInAHeaderAndTakenWithOne(String type) {
    Loaded page = load();

    RecordedExchange refused = post(page.cookie(), type, "body");
    assertThat(refused.status()).isEqualTo(415);
    assertThat(lines.list).singleElement().asString().contains("POST /form", "415", "X-CSRF-Token");

    RecordedExchange taken = post(page.cookie(), type, "body", "X-CSRF-Token", page.token());
    assertThat(taken.text()).isEqualTo("took body");
  }

  @Test
  void aGuardThatRefusesIsTheReasonAndNoToken() {
    for (String path : new String[] {"/kept", "/kept/live"}) {
      lines.list.clear();
      assertThat(site.get(path).status()).isEqualTo(403);
      assertThat(lines.list).singleElement().asString().contains("GET " + path, "403", "guard");
    }
    lines.list.clear();
    assertThat(site.get("/asked").status()).isEqualTo(403);
    assertThat(lines.list).singleElement().asString().contains("not yours");
  }

  @Test
  void aCompressedFormIs415() {
    Loaded page = load();
    RecordedExchange refused =
        post(page.cookie(), FORM, "?", "Content-Encoding", "gzip", "X-CSRF-Token", page.token());

    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.text()).contains("compressed");
  }

  @Test
  void aFormWithoutItsTokenIs403AndTheLogSaysWhyOnce() {
    Loaded page = load();

    assertThat(post(page.cookie(), FORM, "a=b").status()).isEqualTo(403);
    assertThat(lines.list).singleElement().asString().contains("CSRF token", "_csrf_token");
  }

  @Test
  void aFormWithoutACookieSaysThatItIsTheCookie() {
    Loaded page = load();
    RecordedExchange refused = post("other=1", FORM, "_csrf_token=" + page.token());

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("cookie");
  }

  @Test
  void twoFirstTabsBothPostThoughOneCookieIsKept() {
    Loaded first = load();
    Loaded second = load();
    String form = "_csrf_token=" + first.token();

    assertThat(post(second.cookie(), FORM, form, "Origin", "http://localhost").status())
        .isEqualTo(200);
    assertThat(post(second.cookie(), FORM, form).status()).isEqualTo(403);
    assertThat(post(second.cookie(), FORM, form, "Origin", "http://evil.example").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Requested-With, XMLHttpRequest",
    "X-CSRF-Token, forged",
    "Accept, application/json",
    "Accept, Application/Problem+JSON",
    "Accept, 'application/json, text/html;q=0.1'",
    "Sec-Fetch-Dest, empty",
  })
  void aScriptReadsTheReasonAsJson(String header, String value) {
    RecordedExchange refused = post("a=b", FORM, "a=b", header, value);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.answered("Content-Type")).isEqualTo("application/json");
    assertThat(refused.text()).startsWith("{\"status\":403,\"message\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html,*/*", "text/html, application/json;q=0.5", "*/*"})
  void aPersonReadsAPage(String accepted) {
    RecordedExchange refused = post("a=b", FORM, "a=b", "Accept", accepted);
    assertThat(refused.answered("Content-Type")).startsWith("text/html");
  }
}
