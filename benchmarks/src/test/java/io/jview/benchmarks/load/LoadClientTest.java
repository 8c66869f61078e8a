package io.jview.benchmarks.load;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.server.JView;
import io.jview.web.Limits;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The client against a real server of pages. */
class LoadClientTest {

  private static final int SESSIONS = 50;
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Shows the number that was published last. */
  private static final class Board implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      socket.subscribe("numbers");
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer shown, LiveSocket socket) {
      if (event.name().equals("fail")) {
        throw new IllegalStateException("as this test wants");
      }
      socket.broadcast("numbers", Integer.parseInt(event.get("n", "")));
      return shown;
    }

    @Override
    public Integer handleInfo(Info info, Integer shown, LiveSocket socket) {
      return info.as(Integer.class);
    }

    @Override
    public Html render(Integer shown) {
      return html("<p>${}</p>", shown);
    }
  }

  private JView site = serve(0);
  private final LoadClient client = LoadClient.start(LoadOptions.DEFAULTS.withThreads(2));

  private static JView serve(int port) {
    JView site =
        JView.builder()
            .live("/board", new Board())
            .host("127.0.0.1")
            .secret("a secret of thirty-two bytes or more")
            .limits(Limits.DEFAULTS.withDrainDeadline(Duration.ofSeconds(5)))
            .stopOnShutdown(false)
            .build();
    site.start(port);
    return site;
  }

  @AfterEach
  void stop() {
    client.close();
    site.stop();
  }

  private List<LoadSession> open(LoadListener listener) throws InterruptedException {
    List<URI> pages = List.of(URI.create("http://127.0.0.1:" + site.port() + "/board"));
    List<LoadSession> sessions = client.open(pages, SESSIONS, listener);
    assertThat(client.awaitLive(SESSIONS, SOON)).as(client.report().toString()).isTrue();
    return sessions;
  }

  @Test
  @DisplayName("every session shows every broadcast, and every event is answered")
  void measures() throws Exception {
    FanOut fanOut = new FanOut("0", SESSIONS, 20);
    List<LoadSession> sessions = open(fanOut);
    for (int i = 0; i < 20; i++) {
      sessions.getFirst().send("publish", "{\"n\":" + fanOut.next() + "}");
    }

    await().atMost(SOON).until(() -> fanOut.lagging(sessions) == 0);
    await().atMost(SOON).until(() -> client.report().unanswered() == 0);

    assertThat(fanOut.backwards()).isZero();
    assertThat(fanOut.each().getTotalCount()).isEqualTo(20 * SESSIONS);
    assertThat(fanOut.last().getTotalCount()).isEqualTo(20);
    assertThat(client.report().replyMicros().getTotalCount()).isEqualTo(20);
    assertThat(client.report().joinMicros().getTotalCount()).isEqualTo(SESSIONS);
  }

  @Test
  @DisplayName("sessions come back after a restart, without loading their pages anew")
  void comesBack() throws Exception {
    List<LoadSession> sessions = open(LoadListener.NONE);
    int port = site.port();

    site.stop();
    assertThat(client.awaitLive(0, SOON)).isTrue();
    assertThat(sessions).noneMatch(LoadSession::isLive);
    sessions.getFirst().send("publish", "{\"n\":1}");
    site = serve(port);

    assertThat(client.awaitLive(SESSIONS, SOON)).as(client.report().toString()).isTrue();
    assertThat(client.report().losses()).containsEntry("closed with 1012", (long) SESSIONS);
    assertThat(client.report().joins()).isEqualTo(2 * SESSIONS);
    assertThat(client.report().dropped()).isEqualTo(1);
  }

  @Test
  @DisplayName("a view that fails is joined again over the same socket")
  void joinsAgain() throws Exception {
    List<LoadSession> sessions = open(LoadListener.NONE);

    sessions.getFirst().send("fail", "{}");

    assertThat(client.awaitLive(SESSIONS - 1, SOON)).isTrue();
    assertThat(client.awaitLive(SESSIONS, SOON)).isTrue();
    assertThat(client.report().losses()).isEqualTo(Map.of("the view failed", 1L));
  }

  @Test
  @DisplayName("sessions connect from an address of their own")
  void spreadsSources() throws Exception {
    LoadOptions options = LoadOptions.DEFAULTS.withSource(InetAddress.getByName("127.0.7.1"));
    try (LoadClient other = LoadClient.start(options)) {
      other.open(
          List.of(URI.create("http://127.0.0.1:" + site.port() + "/board")),
          SESSIONS,
          LoadListener.NONE);
      assertThat(other.awaitLive(SESSIONS, SOON)).as(other.report().toString()).isTrue();
    }
  }

  @Test
  @DisplayName("more sessions than a process may have files are refused")
  void isBounded() {
    assertThatThrownBy(
            () -> client.open(List.of(URI.create("http://localhost/")), 20_000, LoadListener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At most 19500 sessions, not 20000");
  }
}
