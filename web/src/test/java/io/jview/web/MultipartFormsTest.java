package io.jview.web;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jview.liveview.form.Form;
import io.jview.web.page.ErrorPages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Forms with files, as plain handlers get them. */
class MultipartFormsTest {

  private static final String TYPE = "multipart/form-data; boundary=\"b 1\"";

  /** What a form of the tests makes. */
  record Profile(String name, int age, List<String> tags) {}

  private static final Form<Profile> PROFILE = Form.of(Profile.class).require("name");

  private @TempDir Path folder;
  private final List<String> got = new ArrayList<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ErrorPages.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private OpenedSite site;
  private String cookie;
  private String token;

  @BeforeEach
  void open() {
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
    site =
        OpenedSite.of(
            Site.builder()
                .get(
                    "/form",
                    request -> Response.page("Form", html("<p>${}</p>", request.csrfToken())))
                .post("/form", this::take)
                .post("/small", Handler.within(new BodyLimits(200, 300), this::take))
                .webhook("/hook", this::take)
                .webhook("/profile", MultipartFormsTest::profile),
            settings ->
                settings.withLimits(
                    Limits.DEFAULTS.with(new BodyLimits(5_000, 50_000)).withAddress(1_000, 20)));
    RecordedExchange page = site.get("/form");
    cookie = page.allAnswered("Set-Cookie").getFirst().split(";")[0];
    token = page.text().replaceAll("(?s).*<p>([^<]+)</p>.*", "$1");
  }

  @AfterEach
  void leave() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
  }

  private Response take(Request request) throws Exception {
    for (Part part : request.parts()) {
      try (InputStream in = part.open()) {
        got.add(
            part.name()
                + "|"
                + part.fileName()
                + "|"
                + part.contentType()
                + "|"
                + new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    Part file = request.file("file");
    if (file != null) {
      file.saveTo(folder.resolve(String.valueOf(file.fileName())));
    }
    return Response.text(request.form() + " " + request.body().length);
  }

  private static Response profile(Request request) {
    Form<Profile> form = PROFILE.read(request.form());
    return Response.text(form.valid() ? "" + form.value() : "not valid");
  }

  private static String field(String name, String value) {
    return "--b 1\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + value
        + "\r\n";
  }

  private static String file(String name, String fileName, String content) {
    return "--b 1\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: text/x\r\n\r\n%s\r\n"
        .formatted(name, fileName, content);
  }

  private RecordedExchange post(String path, String parts, String... headers) {
    RecordedExchange exchange = RecordedExchange.of("POST", path).with("Cookie", cookie);
    for (int i = 0; i < headers.length; i += 2) {
      exchange.with(headers[i], headers[i + 1]);
    }
    return site.send(exchange.sending(TYPE, parts + "--b 1--\r\n"));
  }

  private static long leftOver() {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      String own = "jview-" + ProcessHandle.current().pid() + "-";
      return all.filter(path -> path.getFileName().toString().startsWith(own)).count();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void aFormWithAFileIsTakenWithItsTokenBeforeOrBehindTheFile() throws Exception {
    String token = field("_csrf_token", this.token);
    String file = file("file", "../ä.txt", "content\r\n--b\r\n");
    RecordedExchange answer = post("/form", token + field("title", "Über") + file);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("title=[Über]").endsWith(" 0");
    assertThat(got)
        .contains("title|null|null|Über", "file|ä.txt|text/x|content\r\n--b\r\n")
        .hasSize(3);
    assertThat(folder.resolve("ä.txt")).hasContent("content\r\n--b\r\n");
    assertThat(post("/form", file("file", "b.txt", "b") + token).status()).isEqualTo(200);
  }

  @Test
  void aScriptMaySendItsTokenInAHeader() {
    assertThat(post("/form", field("a", "b"), "X-CSRF-Token", token).text()).contains("a=[b]");
    assertThat(post("/form", field("a", "b"), "X-CSRF-Token", "none").status()).isEqualTo(403);
  }

  @Test
  void withoutATokenItIs403AndTheLogSaysWhyOnce() {
    assertThat(post("/form", field("a", "b") + file("file", "x", "y")).status()).isEqualTo(403);
    assertThat(lines.list).singleElement().asString().contains("CSRF token");
    assertThat(got).isEmpty();
  }

  @Test
  void anInputWithoutAFileIsNone() {
    assertThat(post("/hook", file("file", "", "")).status()).isEqualTo(200);
    assertThat(got).isEmpty();
    post("/hook", file("file", "empty.txt", ""));
    post("/hook", file("blob", "", "nameless"));
    assertThat(got).containsExactly("file|empty.txt|text/x|", "blob|file|text/x|nameless");
  }

  @Test
  void fieldsOfOneNameAreAllThereAndMakeARecord() {
    String tags = field("tags[]", "a") + field("tags[]", "b");
    assertThat(post("/hook", tags).text()).contains("tags[]=[a, b]");
    assertThat(post("/profile", field("name", "Ada") + field("age", "36") + tags).text())
        .isEqualTo("Profile[name=Ada, age=36, tags=[a, b]]");
    assertThat(post("/profile", field("name", "") + field("age", "x")).text())
        .isEqualTo("not valid");
  }

  @Test
  void itsTextIsReadInItsCharset() {
    RecordedExchange exchange = RecordedExchange.of("POST", "/hook");
    String part =
        "--b 1\r\nContent-Disposition: form-data; name=\"a\"\r\n"
            + "Content-Type: text/plain; charset=UTF-16BE\r\n\r\n\0x\r\n--b 1--";
    assertThat(site.send(exchange.sending(TYPE, part)).text()).contains("a=[x]");
  }

  @Test
  void tooMuchIs413WithItsReasonInTheLogOnce() {
    for (String[] sent :
        new String[][] {
          {"/form", file("file", "x", "x".repeat(60_000)), "55,000 bytes"},
          {"/form", field("a", "x".repeat(6_000)), "text is too long"},
          {"/small", file("file", "x", "x".repeat(600)), "500 bytes"},
          {"/small", field("a", "x".repeat(250)), "at most 200 bytes"},
        }) {
      lines.list.clear();
      RecordedExchange refused = post(sent[0], sent[1], "X-CSRF-Token", token);
      assertThat(refused.status()).isEqualTo(413);
      assertThat(refused.text()).contains(sent[2]);
      assertThat(lines.list).singleElement().asString().contains("413", sent[2]);
    }
    assertThat(got).isEmpty();
  }

  @Test
  void aRouteOfItsOwnLimitsMayTakeMoreThanTheSite() {
    OpenedSite large =
        OpenedSite.of(
            Site.builder().webhook("/", Handler.within(new BodyLimits(100, 1 << 20), this::take)),
            settings -> settings.withLimits(Limits.DEFAULTS.with(new BodyLimits(100, 0))));
    RecordedExchange exchange = RecordedExchange.of("POST", "/");
    String body = file("big", "x", "x".repeat(500_000)) + "--b 1--";
    assertThat(large.send(exchange.sending(TYPE, body)).status()).isEqualTo(200);
  }

  @Test
  void tooManyPartsAreMalformed() {
    RecordedExchange refused = post("/hook", field("a", "b").repeat(21));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(lines.list).singleElement().asString().contains("more than 20 parts");
    assertThat(post("/hook", field("a", "b").repeat(20)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"" + "x" + "ä\"",
        "multipart/form-data; boundary=other",
        "Multipart/Form-Data; Boundary=other",
      })
  void whatIsNoSuchFormIs400WithItsReason(String type) {
    RecordedExchange exchange = RecordedExchange.of("POST", "/form").with("Cookie", cookie);
    exchange.with("X-CSRF-Token", token).with("Accept", "application/json");
    RecordedExchange refused = site.send(exchange.sending(type, field("a", "b") + "--b 1--"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).startsWith("{\"status\":400,\"message\":\"The form that was sent");
    assertThat(lines.list).singleElement().asString().contains("POST /form", "malformed");
  }

  @Test
  void aCompressedOneIs415() {
    assertThat(post("/hook", field("a", "b"), "Content-Encoding", "gzip").status()).isEqualTo(415);
  }

  @Test
  void anotherKindOfMultipartIsABody() {
    RecordedExchange exchange = RecordedExchange.of("POST", "/hook");
    assertThat(site.send(exchange.sending("multipart/mixed; boundary=b", "--b--")).text())
        .isEqualTo("{} 5");
  }

  @Test
  void noFileIsLeftBehindHoweverItEnds() {
    long before = leftOver();
    post("/hook", file("a", "x", "y") + file("b", "x", "y"));
    post("/hook", file("a", "x", "y") + file("b", "x", "y".repeat(60_000)));
    post("/hook", file("a", "x", "y") + "nonsense");
    post("/form", file("a", "x", "y"));
    assertThat(leftOver()).isEqualTo(before);
  }

  @Test
  void allFilesTogetherHaveABudgetOnTheDisk() {
    OpenedSite tight =
        OpenedSite.of(
            Site.builder().webhook("/", this::take),
            settings -> settings.withLimits(Limits.DEFAULTS.withDiskBytes(10_000)));
    RecordedExchange exchange = RecordedExchange.of("POST", "/");
    String body = file("file", "x", "x".repeat(20_000)) + "--b 1--";
    RecordedExchange refused = tight.send(exchange.sending(TYPE, body));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.text()).contains("no room");
    assertThat(lines.list).singleElement().asString().contains("503", "no room");
    RecordedExchange next = RecordedExchange.of("POST", "/");
    assertThat(tight.send(next.sending(TYPE, file("file", "x", "x") + "--b 1--")).status())
        .isEqualTo(200);
  }
}
