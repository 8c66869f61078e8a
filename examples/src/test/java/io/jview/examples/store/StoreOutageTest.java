package io.jview.examples.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.examples.chat.ChatStore;
import io.jview.examples.chat.InMemoryChatStore;
import io.jview.examples.chat.RoomView;
import io.jview.examples.chat.RoomsView;
import io.jview.examples.counter.CounterStore;
import io.jview.examples.counter.CounterView;
import io.jview.examples.counter.InMemoryCounterStore;
import io.jview.liveview.test.LivePage;
import io.jview.liveview.test.LiveViewTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The demo's pages while their store is away, and after. */
class StoreOutageTest {

  private final Outage outage = new Outage();
  private final CounterStore counter = new InMemoryCounterStore();
  private final ChatStore chat = new InMemoryChatStore(List.of("one", "two"), 100);
  private final LiveViewTest site =
      LiveViewTest.builder()
          .live("/counter", new CounterView(outage.on(counter)))
          .live("/chat", new RoomsView(outage.on(chat)))
          .live("/chat/{room}", new RoomView(outage.on(chat)))
          .build();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aClickWhileTheStoreIsAwayIsToldAndThePageLivesOn() {
    try (LivePage page = site.open("/counter")) {
      page.click("[phx-click=increment]");
      outage.begin();

      page.click("[phx-click=increment]");
      assertThat(page.text("#problem")).contains("cannot be changed now");
      assertThat(page.text("#count")).isEqualTo("1");
      outage.end();

      page.await("no problem", now -> now.elements("#problem").isEmpty());
      page.click("[phx-click=increment]");
      assertThat(page.text("#count")).isEqualTo("2");
    }
  }

  @Test
  void aPageOpensWhileTheStoreIsAwayAndIsRightAfter() {
    counter.add(7);
    outage.begin();
    try (LivePage page = site.open("/counter")) {
      assertThat(page.text("#count")).isEqualTo("…");
      assertThat(page.text("#problem")).contains("cannot be read now");

      outage.end();

      page.awaitText("#count", "7");
      page.await("no problem", now -> now.elements("#problem").isEmpty());
    }
  }

  @Test
  void aWriteThatWasDoneAfterAllIsToldToTheOthers() {
    try (LivePage clicks = site.open("/counter");
        LivePage sees = site.open("/counter")) {
      outage.begin();
      clicks.click("[phx-click=increment]");
      counter.add(1);

      outage.end();

      sees.awaitText("#count", "1");
      clicks.awaitText("#count", "1");
    }
  }

  @Test
  void aMessageThatCannotBeSentStaysInTheFormAndCanBeSentAfter() {
    try (LivePage page = site.open("/chat/one")) {
      Map<String, String> message = Map.of("name", "Ada", "text", "hello");
      outage.begin();
      page.submit("#chat-form", message);
      assertThat(page.text("#problem")).contains("may not have been sent");
      assertThat(page.element("[name=text]").attr("value")).isEqualTo("hello");
      outage.end();

      page.submit("#chat-form", message);

      page.awaitText("#messages li", "Ada hello");
      assertThat(page.text("#problem")).isEmpty();
    }
  }

  @Test
  void aRoomAndTheListOfRoomsOpenWhileTheStoreIsAway() {
    chat.add("one", "Ada", "before");
    outage.begin();
    try (LivePage room = site.open("/chat/one");
        LivePage rooms = site.open("/chat")) {
      assertThat(room.text(".hint")).contains("cannot be read now");
      assertThat(rooms.elements("#rooms li").eachText()).containsExactly("#one …", "#two …");

      outage.end();

      room.awaitText("#messages li", "Ada before");
      rooms.awaitText("#rooms li:first-child", "#one Ada: before");
    }
  }
}
