package io.jview.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import io.jview.pubsub.Gap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomsViewTest {

  private final ChatStore store = new InMemoryChatStore(List.of("one", "two"), 100);
  private final LiveViewTest site =
      LiveViewTest.builder()
          .live("/chat", new RoomsView(store))
          .live("/chat/{room}", new RoomView(store))
          .build();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void eachRoomShowsWhatWasWrittenLast() {
    store.add("one", "Ada", "first");
    store.add("one", "Grace", "second");

    try (LivePage page = site.open("/chat")) {
      assertThat(page.elements("#rooms li").eachText())
          .containsExactly("#one Grace: second", "#two Nobody has written here yet.");
    }
  }

  @Test
  void whatIsWrittenInARoomIsSeenInTheList() {
    try (LivePage list = site.open("/chat");
        LivePage room = site.open("/chat")) {
      room.click("a[href=/chat/two]");
      assertThat(room.path()).isEqualTo("/chat/two");
      room.submit("#chat-form", Map.of("name", "Ada", "text", "hello"));

      list.awaitText("#rooms li:last-child", "#two Ada: hello");
    }
  }

  @Test
  void afterAGapTheRoomsAreReadAgain() {
    try (LivePage page = site.open("/chat")) {
      store.add("two", "Ada", "missed");

      page.gap(Gap.of("chat:two", Gap.Reason.LOST));

      page.awaitText("#rooms li:last-child", "#two Ada: missed");
    }
  }
}
