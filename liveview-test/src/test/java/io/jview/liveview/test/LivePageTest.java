package io.jview.liveview.test;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LivePageTest {

  private LiveViewTest site;
  private LivePage page;

  @BeforeEach
  void open() {
    site = LiveViewTest.of("/room/{room}", new Room()).session(Map.of("user", "Ada"));
    page = site.open("/room/blue");
  }

  @AfterEach
  void close() {
    page.close();
    site.close();
  }

  @Test
  void showsAPageWithItsParametersSessionAndTitle() {
    assertThat(page.text("h1")).isEqualTo("blue");
    assertThat(page.text("#user")).isEqualTo("Ada");
    assertThat(page.title()).isEqualTo("Room blue");
    assertThat(page.path()).isEqualTo("/room/blue");
    assertThat(page.elements("li")).isEmpty();
  }

  @Test
  void aSubmittedFormReachesEveryPageOfTheTopic() {
    try (LivePage other = site.open("/room/blue")) {
      page.submit("#talk", Map.of("line", "hello <you>"));

      other.awaitText("li", "hello <you>");
      page.awaitText("li", "hello <you>");
    }
    assertThat(page.events())
        .isEqualTo(List.of(new PushedEvent("said", Message.of(Map.of("line", "hello <you>")))));
  }

  @Test
  void aChangedFormTellsWhichFieldChanged() {
    page.change("#talk", Map.of("line", "dra"));

    assertThat(page.text("#draft")).isEqualTo("dra/[line]");
    assertThat(page.element("[name=line]").val()).isEqualTo("dra/[line]");
  }

  @Test
  void aHookGetsItsReply() {
    Message reply = page.hook("#ask", "ask", Map.of("x", "y"));

    assertThat(reply.value()).isEqualTo(Map.of("room", "blue", "got", "y"));
    assertThat(page.hook("#ask", "nothing", null).value()).isNull();
  }

  @Test
  void aKeyIsSentOnlyWhereItIsTheElements() {
    page.keydown("#key", "a");
    assertThat(page.text("#draft")).isEmpty();

    page.keydown("#key", "Enter");
    assertThat(page.text("#draft")).isEqualTo("Enter7");
  }

  @Test
  void aPatchChangesTheAddressAndShowsANestedView() {
    page.click("#open");

    assertThat(page.path()).isEqualTo("/room/blue?open=1");
    assertThat(page.text("#clicks")).isEqualTo("5");
    assertThat(page.click("#clicks").text("#clicks")).isEqualTo("6");

    page.click("#close");
    assertThat(page.path()).isEqualTo("/room/blue");
    assertThat(page.elements("#clicks")).isEmpty();
    assertThat(page.click("#open").text("#clicks")).isEqualTo("5");
  }

  @Test
  void aPageCanBeOpenedWithItsNestedViewInPlace() {
    page.open("/room/red?open=1");

    assertThat(page.text("#clicks")).isEqualTo("5");
  }

  @Test
  void aLinkNavigatesOverTheSameSocket() {
    page.click("#other");

    assertThat(page.path()).isEqualTo("/room/other");
    assertThat(page.text("h1")).isEqualTo("other");
    assertThat(page.title()).isEqualTo("Room other");
  }

  @Test
  void aFlashComesAlongWithANavigationAndWithARedirect() {
    page.click("#leave");
    assertThat(page.text("h1")).isEqualTo("lobby");
    assertThat(page.text("#flash")).isEqualTo("left blue");

    page.click("#exit");
    assertThat(page.text("h1")).isEqualTo("street");
    assertThat(page.text("#flash")).isEqualTo("out");

    assertThat(page.clearFlash("info").text("#flash")).isEmpty();
    page.awaitText("#flash", "");
  }

  @Test
  void infosGapsAndTimersAreAwaited() {
    page.send(Info.of("any", "one")).awaitText("li", "one");
    page.gap(Gap.of("room:blue", Gap.Reason.DISCONNECTED));
    page.await("the gap", p -> p.elements("li").eachText().contains("gap DISCONNECTED"));
    page.click("#later").await("the timer", p -> p.elements("li").eachText().contains("later"));
    site.broadcast("room:blue", "go");
    page.awaitText("h1", "lobby");
  }

  @Test
  void diffsCarryOnlyWhatChanged() {
    page.send(Info.of("any", "one")).awaitText("li", "one");

    assertThat(page.lastDiff())
        .isEqualTo(
            Message.fromJson(
                "{\"4\":{\"s\":[\"<li>\",\"</li>\"],\"k\":{\"0\":{\"0\":\"one\"},\"kc\":1}}}"));
    assertThat(page.diffs()).hasSize(1);
  }

  @Test
  void aCrashedViewSaysSoAndMountsAnewAfterAReconnect() {
    assertThatThrownBy(() -> page.click("#crash"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the view crashed");

    assertThat(page.reconnect().text("h1")).isEqualTo("blue");
    assertThat(page.click("#open").text("#clicks")).isEqualTo("5");
  }

  @Test
  void whatCannotBeDoneSaysSoAndShowsThePage() {
    assertThatThrownBy(() -> page.click("#nowhere"))
        .hasMessageContaining("'#nowhere': no element instead of one in the page")
        .hasMessageContaining("<h1>blue</h1>");
    assertThatThrownBy(() -> page.click("h1")).hasMessageContaining("neither phx-click nor a link");
    assertThatThrownBy(() -> page.click("#off")).hasMessageContaining("disabled");
    assertThatThrownBy(() -> page.change("#talk", Map.of("x", "y")))
        .hasMessageContaining("the form has no field 'x'; it has [line, h]");
    assertThatThrownBy(() -> page.focus("#key")).hasMessageContaining("no phx-focus");
    assertThatThrownBy(() -> site.open("/nowhere")).hasMessageContaining("status 404");
  }

  @Test
  void aViewCanBeMountedWithoutASite() {
    LiveView<String> keys =
        new LiveView<>() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            return "";
          }

          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) {
            return state + event.type() + event.get("key", "") + event.get("value", "") + ";";
          }

          @Override
          public Html render(String state) {
            return html(
                "<input phx-focus=\"f\" phx-blur=\"b\" phx-keyup=\"u\" value=\"v\"><p>${}</p>",
                state);
          }
        };
    try (LivePage mounted = LiveViewTest.mount(keys)) {
      mounted.focus("input").keyup("input", "a").blur("input");

      assertThat(mounted.text("p")).isEqualTo("focusv;keyupav;blurv;");
    }
  }

  @Test
  void aDisconnectedPageKeepsWhatItShows() {
    page.disconnect();

    assertThat(page.text("h1")).isEqualTo("blue");
    assertThatThrownBy(() -> page.click("#open")).hasMessageContaining("reconnect first");
    assertThat(page.reconnect().click("#open").text("#clicks")).isEqualTo("5");
  }
}
