package io.jview.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import io.jview.pubsub.Gap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomViewTest {

  private final ChatStore store = new InMemoryChatStore(List.of("one", "two"), 100);
  private final LiveViewTest site = LiveViewTest.of("/chat/{room}", new RoomView(store));

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aMessageReachesItsRoomOnly() {
    try (LivePage ada = site.open("/chat/one");
        LivePage grace = site.open("/chat/one");
        LivePage other = site.open("/chat/two")) {
      send(ada, "Ada", " hello ");

      assertThat(ada.text("#messages li")).isEqualTo("Ada hello");
      grace.awaitText("#messages li", "Ada hello");
      send(other, "Linus", "over here");
      assertThat(other.text("#messages li")).isEqualTo("Linus over here");
    }
  }

  @Test
  void theNameStaysAndTheTextGoesWhenAMessageIsSent() {
    try (LivePage page = site.open("/chat/one")) {
      page.change("#chat-form", Map.of("name", "Ada", "text", "hel"));
      assertThat(page.element("[name=text]").val()).isEqualTo("hel");

      send(page, "Ada", "hello");

      assertThat(page.element("[name=name]").val()).isEqualTo("Ada");
      assertThat(page.element("[name=text]").val()).isEmpty();
    }
  }

  @Test
  void anotherRoomIsEnteredWithoutLosingTheDraft() {
    store.add("two", "Grace", "welcome");
    try (LivePage page = site.open("/chat/one")) {
      page.change("#chat-form", Map.of("name", "Ada", "text", "hel"));

      page.click("a[href=/chat/two]");

      assertThat(page.path()).isEqualTo("/chat/two");
      assertThat(page.title()).isEqualTo("#two");
      assertThat(page.text("#messages li")).isEqualTo("Grace welcome");
      assertThat(page.text("[aria-current=page]")).isEqualTo("#two");
      assertThat(page.element("[name=text]").val()).isEqualTo("hel");
    }
  }

  @Test
  void whatCannotBeSentIsExplained() {
    try (LivePage page = site.open("/chat/one")) {
      send(page, " ", "hello");
      assertThat(page.text("#draft-name-error")).isEqualTo("Please say who you are.");

      send(page, "Ada", " ");
      assertThat(page.text("#draft-text-error")).isEqualTo("Please write something.");

      send(page, "A".repeat(31), "hello");
      assertThat(page.text("#draft-name-error")).isEqualTo("A name has at most 30 characters.");

      send(page, "Ada", "x".repeat(502));
      assertThat(page.text(".jview-error")).isEqualTo("That is too long by 2 characters.");
      assertThat(store.messages("one")).isEmpty();

      send(page, "Ada", "x".repeat(500));
      assertThat(page.elements(".jview-error")).isEmpty();
      assertThat(store.messages("one")).hasSize(1);
    }
  }

  @Test
  void aTextThatGrowsTooLongIsToldWhileItIsTyped() {
    try (LivePage page = site.open("/chat/one")) {
      page.change("#chat-form", Map.of("text", "x".repeat(501)));
      assertThat(page.text(".jview-error")).isEqualTo("That is too long by 1 character.");

      page.change("#chat-form", Map.of("text", "x"));
      assertThat(page.elements(".jview-error")).isEmpty();
    }
  }

  @Test
  void markupIsShownAsText() {
    try (LivePage page = site.open("/chat/one")) {
      send(page, "<i>Ada</i>", "<script>alert(1)</script>");

      assertThat(page.text("#messages b")).isEqualTo("<i>Ada</i>");
      assertThat(page.text("#messages span")).isEqualTo("<script>alert(1)</script>");
      assertThat(page.elements("#messages script, #messages i")).isEmpty();
    }
  }

  @Test
  void whoHasANameIsInTheRoomAndGoesWithThePage() {
    try (LivePage ada = site.open("/chat/one")) {
      LivePage grace = site.open("/chat/one");
      assertThat(ada.elements("#company li")).isEmpty();

      ada.change("#chat-form", Map.of("name", "Ada"));
      grace.change("#chat-form", Map.of("name", "Grace"));

      ada.awaitText("#company", "Ada Grace");
      grace.awaitText("#company", "Ada Grace");
      grace.close();
      ada.awaitText("#company", "Ada");
    }
  }

  @Test
  void twoPagesOfOneNameAreOnePersonUntilBothHaveGone() {
    LivePage first = site.open("/chat/one");
    LivePage second = site.open("/chat/one");
    try (LivePage grace = site.open("/chat/one")) {
      first.change("#chat-form", Map.of("name", "Ada"));
      second.change("#chat-form", Map.of("name", "Ada", "text", "typing here"));

      grace.awaitText("#company", "Ada");
      grace.awaitText("#typing", "Ada is typing…");
      second.close();
      grace.awaitText("#typing", "");
      assertThat(grace.text("#company")).isEqualTo("Ada");
      first.close();
      grace.awaitText("#company", "");
    }
  }

  @Test
  void whoTypesIsShownToTheOthersUntilTheyHaveSentOrPaused() {
    try (LivePage ada = site.open("/chat/one");
        LivePage grace = site.open("/chat/one")) {
      ada.change("#chat-form", Map.of("name", "Ada", "text", "hel"));
      grace.awaitText("#typing", "Ada is typing…");
      assertThat(ada.text("#typing")).isEmpty();

      send(ada, "Ada", "hello");
      grace.awaitText("#typing", "");

      ada.change("#chat-form", Map.of("name", "Ada", "text", "and"));
      grace.awaitText("#typing", "Ada is typing…");
      grace.awaitText("#typing", "");
    }
  }

  @Test
  void anotherNameAndAnotherRoomTakeOneAlong() {
    try (LivePage ada = site.open("/chat/one");
        LivePage one = site.open("/chat/one");
        LivePage two = site.open("/chat/two")) {
      ada.change("#chat-form", Map.of("name", "Ada"));
      one.awaitText("#company", "Ada");

      ada.change("#chat-form", Map.of("name", "Countess"));
      one.awaitText("#company", "Countess");

      ada.click("a[href=/chat/two]");
      two.awaitText("#company", "Countess");
      one.awaitText("#company", "");
      assertThat(ada.text("#company")).isEqualTo("Countess");
    }
  }

  @Test
  void afterAGapTheRoomIsReadAgain() {
    try (LivePage page = site.open("/chat/one")) {
      store.add("one", "Grace", "missed");

      page.gap(Gap.of("chat:one", Gap.Reason.OVERFLOW));

      page.awaitText("#messages li", "Grace missed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/chat/nowhere", "/chat/ONE", "/chat/%2e%2e"})
  void anUnknownRoomIsNotFound(String path) {
    assertThatThrownBy(() -> site.open(path)).hasMessageContaining("404");
  }

  private static void send(LivePage page, String name, String text) {
    page.submit("#chat-form", Map.of("name", name, "text", text));
  }
}
