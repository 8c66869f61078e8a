package io.jview.liveview.trust;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.RecordingTransport;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SocketRequest;
import io.jview.liveview.runtime.LiveRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Forged, foreign and old: nothing gets in, and no browser loads a page without end. */
class SecurityTest {

  private static final String OTHER = "another secret of more than 32 bytes in all";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.ofEpochSecond(1_000_000_000));

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          return session.asMap().toString();
        }
      };

  private LiveRuntime runtime(String... secrets) {
    return TestRuntimes.started(
        LiveRuntime.builder().secrets(List.of(secrets)).clock(now::get).live("/page", view));
  }

  private final LiveRuntime runtime = runtime(TestRuntimes.SECRET);

  private static String reasonOfJoin(Wire wire, String session) {
    JsonNode reply =
        wire.join(
            wire.topic(),
            wire.joinPayload("url", "/page")
                .replace(wire.root().attr("data-phx-session"), session));
    return response(reply).path("reason").asString("");
  }

  private static String session(Wire wire) {
    return wire.root().attr("data-phx-session");
  }

  @Test
  void aTokenOfAnotherPageIsStale() throws Exception {
    Wire one = Wire.at(runtime, "/page");
    Wire two = Wire.at(runtime, "/page");

    assertThat(reasonOfJoin(one, session(two))).isEqualTo("stale");
  }

  @Test
  void aChangedShortenedOrForeignTextIsStale() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    String token = session(wire);
    String[] parts = token.split("\\.");

    for (String forged :
        List.of(
            token.substring(0, token.length() - 1),
            token + "A",
            parts[0] + "." + parts[1] + "." + parts[2] + "A." + parts[3],
            parts[0] + "." + parts[1] + "." + parts[2] + ".",
            parts[0] + "." + parts[1] + ".." + parts[3],
            "2." + parts[1] + "." + parts[2] + "." + parts[3],
            "",
            "....",
            "nonsense",
            wire.root().attr("data-phx-static"),
            wire.cookies.values().iterator().next())) {
      assertThat(reasonOfJoin(wire, forged)).as(forged).isEqualTo("stale");
    }
    assertThat(reasonOfJoin(wire, token)).isEmpty();
  }

  @Test
  void aTokenLivesForFourteenDays() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    now.updateAndGet(then -> then.plus(Duration.ofDays(14)));
    assertThat(reasonOfJoin(wire, session(wire))).isEmpty();

    now.updateAndGet(then -> then.plusSeconds(1));
    wire.text("[\"1\",\"2\",\"" + wire.topic() + "\",\"phx_leave\",{}]");
    wire.transport.next();
    assertThat(reasonOfJoin(wire, session(wire))).isEqualTo("stale");
  }

  @Test
  void anOldSecretVerifiesWhileANewOneSigns() throws Exception {
    Wire old = Wire.at(runtime, "/page");
    LiveRuntime rotated = runtime(OTHER, TestRuntimes.SECRET);
    Wire fresh = new Wire(rotated);
    fresh.get("/page");

    assertThat(rotated.sessionCookies().read(old.cookies::get)).isNotEmpty();
    assertThat(runtime.sessionCookies().read(fresh.cookies::get)).isEmpty();
  }

  @Test
  void aSecretThatIsTooShortIsRefusedWithoutBeingShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LiveRuntime.builder().secrets(List.of("my short password")).build())
        .withMessageContaining("JVIEW_SECRET")
        .withMessageContaining("32 bytes")
        .withMessageContaining("17")
        .withMessageNotContaining("password");
  }

  @Test
  void withoutASecretARandomOneIsMade() throws Exception {
    LiveRuntime one = TestRuntimes.started(LiveRuntime.builder().live("/page", view));
    LiveRuntime two = TestRuntimes.started(LiveRuntime.builder().live("/page", view));
    Wire wire = Wire.at(one, "/page");

    assertThat(reasonOfJoin(wire, session(Wire.at(two, "/page")))).isEqualTo("reload");
    assertThat(reasonOfJoin(wire, session(wire))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "http://localhost:8000, localhost:8000, false, true",
        "http://LOCALHOST:8000, localhost:8000, false, true",
        "https://example.com, example.com, true, true",
        "https://example.com, example.com:443, false, true",
        "https://allowed.example, example.com, true, true",
        "-, example.com, true, true",
        "http://example.com, example.com, true, false",
        "http://localhost:8001, localhost:8000, false, false",
        "https://evil.example, example.com, true, false",
        "https://example.com.evil.example, example.com, true, false",
        "https://example.com@evil.example, evil.example, true, false",
        "null, example.com, true, false",
        "file:///x, example.com, true, false",
        "%%, example.com, true, false",
        "https://example.com, -, true, false",
      })
  void onlyPagesOfTheSameHostOrOfAllowedOriginsOpenSockets(
      String origin, String host, boolean secure, boolean allowed) {
    LiveRuntime strict =
        TestRuntimes.builder().allowedOrigins(List.of("https://allowed.example")).build();
    SocketRequest request =
        new SocketRequest(origin, host, secure, "_csrf_token=x", Map.<String, String>of()::get);

    if (allowed) {
      assertThat(new Origins(List.of("https://allowed.example")).relation(request))
          .isIn(Origins.Relation.OWN, Origins.Relation.ALLOWED);
    } else {
      assertThatThrownBy(() -> strict.connect(request, new RecordingTransport()))
          .isInstanceOfSatisfying(
              RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(403));
    }
  }

  @Test
  void whatIsNoOriginCannotBeAllowed() {
    for (String text : List.of("example.com", "https://example.com/path", "ftp://x", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LiveRuntime.builder().allowedOrigins(List.of(text)).build());
    }
  }

  @Test
  void aSocketWithoutACsrfTokenIsRefused() {
    SocketRequest request =
        new SocketRequest(null, "localhost", false, "vsn=2.0.0", Map.<String, String>of()::get);

    assertThatThrownBy(() -> runtime.connect(request, new RecordingTransport()))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aCsrfTokenOfAnotherSessionJoinsNothing() throws Exception {
    Wire wire = new Wire(runtime).session(Map.of("user", "ada")).at("/page");
    Wire other = new Wire(runtime);
    wire.connect(other.get("/page").csrfToken());

    assertThat(reasonOfJoin(wire, session(wire))).isEqualTo("session changed");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-, localhost", "https://localhost:8443, localhost", "http://a.example, localhost"})
  void aCsrfTokenOfAnotherSessionIsNothingButFromAPageOfTheVeryOrigin(String origin, String host)
      throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    Map<String, String> session = runtime.sessionCookies().read(wire.cookies::get);
    String foreign = new Wire(runtime).get("/page").csrfToken();

    assertThat(runtime.sessionCookies().isOwn(session, foreign, origin, host, false)).isFalse();
    assertThat(runtime.sessionCookies().isOwn(session, foreign, "http://" + host, host, false))
        .isTrue();
    assertThat(runtime.sessionCookies().isOwn(session, "x", "http://" + host, host, false))
        .isFalse();
    assertThat(runtime.sessionCookies().isOwn(Map.of(), foreign, "http://" + host, host, false))
        .as("no cookie came back")
        .isFalse();
    session.put("user", "ada");
    assertThat(runtime.sessionCookies().isOwn(session, foreign, "http://" + host, host, false))
        .as("somebody is signed in")
        .isFalse();
  }

  @Test
  void csrfTokensAreMaskedAndBelongToTheirSession() throws Exception {
    Wire one = new Wire(runtime);
    String first = one.get("/page").csrfToken();
    String second = one.get("/page").csrfToken();
    Map<String, String> session = runtime.sessionCookies().read(one.cookies::get);

    assertThat(first).isNotEqualTo(second);
    assertThat(runtime.sessionCookies().csrfValid(session, first)).isTrue();
    assertThat(runtime.sessionCookies().csrfValid(session, second)).isTrue();
    assertThat(runtime.sessionCookies().csrfValid(session, first.substring(1))).isFalse();
    assertThat(runtime.sessionCookies().csrfValid(session, "§")).isFalse();
    assertThat(runtime.sessionCookies().csrfValid(session, null)).isFalse();
    assertThat(runtime.sessionCookies().csrfValid(Map.of(), first)).isFalse();
    assertThat(
            runtime
                .sessionCookies()
                .csrfValid(Map.of(), runtime.sessionCookies().csrfToken(Map.of())))
        .isFalse();
  }

  @Test
  void theSessionIsReadFromTheCookieAndHidesTheCsrfSecret() throws Exception {
    Wire wire = new Wire(runtime);
    var sessions = runtime.sessionCookies();
    wire.cookies.put(sessions.name(), sessions.write(Map.of("user", "Ada")));
    assertThat(wire.get("/page").content()).contains("{user=Ada}");
    wire.connect();

    assertThat(wire.join("/page").get("rendered").get("0").asString()).isEqualTo("{user=Ada}");
  }

  @Test
  void aForgedOrOldSessionIsEmpty() throws Exception {
    Wire wire = new Wire(runtime);
    var sessions = runtime.sessionCookies();
    String cookie = sessions.write(Map.of("user", "Ada"));
    wire.cookies.put(sessions.name(), cookie + "x");
    assertThat(wire.get("/page").content()).contains("{}");
    wire.cookies.put(sessions.name(), cookie);
    now.updateAndGet(then -> then.plus(Duration.ofDays(15)));

    assertThat(wire.get("/page").content()).contains("{}");
  }

  @Test
  void aSessionThatIsTooLargeForACookieIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> runtime.sessionCookies().write(Map.of("big", "x".repeat(4_000))))
        .withMessageContaining("4,000");
  }

  @Test
  void theCookieHoldsNoCharacterThatEndsOne() {
    String cookie = runtime.sessionCookies().write(Map.of("a;b", "ü \",;\n"));

    assertThat(cookie).matches("[A-Za-z0-9._-]+");
    assertThat(runtime.sessionCookies().read(name -> cookie)).isEqualTo(Map.of("a;b", "ü \",;\n"));
  }

  @Test
  void anAnswerNeverSaysWhy() throws Exception {
    Wire wire = Wire.at(runtime, "/page");

    assertThat(response(wire.join(wire.topic(), "{\"session\":5,\"url\":\"/page\"}")))
        .isEqualTo(json("{'reason':'stale'}"));
  }
}
