package io.jview.liveview.trust;

import static io.jview.liveview.fixture.Wire.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.Page;
import io.jview.liveview.runtime.LiveRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Two instances behind one balancer: with different secrets, and with clocks that disagree. */
class KeysTest {

  private static final String OTHER = "another secret of more than 32 bytes in all";
  private static final Instant NOW = Instant.ofEpochSecond(1_000_000_000);

  private final ScriptedView view = new ScriptedView();
  private final LiveRuntime here = runtime(NOW, TestRuntimes.SECRET);

  private LiveRuntime runtime(Instant now, String... secrets) {
    return TestRuntimes.started(
        LiveRuntime.builder().secrets(List.of(secrets)).clock(() -> now).live("/page", view));
  }

  /** Joins here with a page that was loaded there. */
  private JsonNode join(Wire page, int mounts) throws Exception {
    Wire socket = page.movedTo(here);
    socket.connect();
    String payload = page.joinPayload("url", "/page").replace("_mounts\":0", "_mounts\":" + mounts);
    return response(socket.join(page.topic(), payload));
  }

  @Test
  void aPageThatHasLivedIsLoadedAnewAfterAWhile() throws Exception {
    JsonNode answer = join(Wire.at(runtime(NOW, OTHER), "/page"), 1);

    assertThat(answer.get("reason").asString()).isEqualTo("unknown key");
  }

  @Test
  void aPageThatWasJustLoadedElsewhereGetsAnErrorPageHereAndThere() throws Exception {
    LiveRuntime there = runtime(NOW, OTHER);
    JsonNode answer = join(Wire.at(there, "/page"), 0);

    assertThat(answer.get("reason").asString()).isEqualTo("reload");
    assertThat(answer.get("status").asInt()).isEqualTo(500);
    for (LiveRuntime instance : List.of(here, there)) {
      Wire browser = new Wire(instance);
      browser.cookies.put(PageTokens.RELOAD_COOKIE, answer.get("token").asString());
      Page page = browser.get("/page");
      assertThat(page.status()).isEqualTo(500);
      assertThat(page.content()).isEmpty();
      assertThat(browser.cookies).doesNotContainKey(PageTokens.RELOAD_COOKIE);
      assertThat(browser.get("/page").status()).as("asked for again").isEqualTo(200);
    }
  }

  @Test
  void aPageOfASecretThatIsBeingRotatedIsJoined() throws Exception {
    JsonNode answer = join(Wire.at(runtime(NOW, TestRuntimes.SECRET, OTHER), "/page"), 0);

    assertThat(answer.has("rendered")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-20, -1, 1, 20})
  void aClockThatIsWrongByHoursDoesNoHarm(long hours) throws Exception {
    LiveRuntime there = runtime(NOW.plus(Duration.ofHours(hours)), TestRuntimes.SECRET);
    Wire page = Wire.at(there, "/page");

    assertThat(join(page, 0).has("rendered")).isTrue();
    assertThat(page.movedTo(here).get("/page").cookies()).as("a session of its own").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-20, 20})
  void anErrorPageIsShownByAClockThatIsWrongByHours(long hours) throws Exception {
    LiveRuntime there = runtime(NOW.plus(Duration.ofHours(hours)), TestRuntimes.SECRET);
    Wire foreign = Wire.at(runtime(NOW, OTHER), "/page");
    String reload = join(foreign, 0).get("token").asString();
    Wire browser = new Wire(there);
    browser.cookies.put(PageTokens.RELOAD_COOKIE, reload);

    assertThat(browser.get("/page").status()).isEqualTo(500);
  }
}
