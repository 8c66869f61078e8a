package io.jview.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class InMemoryChatStoreTest {

  private final ChatStore store = new InMemoryChatStore(List.of("one", "two"), 3);

  @Test
  void onlyTheLatestMessagesAreKeptOldestFirst() {
    for (String text : List.of("a", "b", "c", "d")) {
      store.add("one", "Ada", text);
    }

    assertThat(store.messages("one")).extracting(ChatMessage::text).containsExactly("b", "c", "d");
    assertThat(store.messages("two")).isEmpty();
  }

  @Test
  void manyWritersGetIdsOfTheirOwn() {
    ChatStore roomy = new InMemoryChatStore(List.of("one"), 1_000);
    try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 1_000; i++) {
        writers.execute(() -> roomy.add("one", "Ada", "hello"));
      }
    }

    assertThat(roomy.messages("one"))
        .extracting(ChatMessage::id)
        .hasSize(1_000)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void anUnknownRoomIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.add("three", "Ada", "hello"))
        .withMessage("There is no room \"three\"");
    assertThat(store.messages("three")).isEmpty();
  }
}
