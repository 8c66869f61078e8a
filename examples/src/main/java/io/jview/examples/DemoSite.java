package io.jview.examples;

import io.jview.examples.chat.ChatStore;
import io.jview.examples.chat.InMemoryChatStore;
import io.jview.examples.chat.RoomView;
import io.jview.examples.chat.RoomsView;
import io.jview.examples.counter.CounterView;
import io.jview.examples.counter.InMemoryCounterStore;
import io.jview.server.JView;
import io.jview.server.JViewBuilder;
import java.util.List;

/** The demo's pages. */
public final class DemoSite {

  private static final int KEPT_MESSAGES = 100;

  private DemoSite() {}

  /**
   * Puts the demo's site together, with stores of its own.
   *
   * @return a builder that lacks only what differs between deployments
   */
  public static JViewBuilder builder() {
    ChatStore chat = new InMemoryChatStore(List.of("lobby", "java", "music"), KEPT_MESSAGES);
    return JView.builder()
        .title("JView")
        .layout(new DemoLayout())
        .staticFiles("/static", "public")
        .stylesheet("/static/demo.css")
        .live("/", new HomeView())
        .live("/counter", new CounterView(new InMemoryCounterStore()))
        .live("/guide/counter", new io.jview.examples.guide.CounterView())
        .live("/chat", new RoomsView(chat))
        .live("/chat/{room}", new RoomView(chat));
  }
}
