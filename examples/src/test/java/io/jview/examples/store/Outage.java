package io.jview.examples.store;

import io.jview.examples.chat.ChatMessage;
import io.jview.examples.chat.ChatStore;
import io.jview.examples.counter.CounterStore;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes stores away and brings them back. */
public final class Outage {

  private final AtomicBoolean away = new AtomicBoolean();

  public void begin() {
    away.set(true);
  }

  public void end() {
    away.set(false);
  }

  private void check() {
    if (away.get()) {
      throw new StoreUnavailableException(new IOException("connection refused"));
    }
  }

  public CounterStore on(CounterStore store) {
    return new CounterStore() {
      @Override
      public long value() {
        check();
        return store.value();
      }

      @Override
      public long add(long delta) {
        check();
        return store.add(delta);
      }
    };
  }

  public ChatStore on(ChatStore store) {
    return new ChatStore() {
      @Override
      public List<String> rooms() {
        return store.rooms();
      }

      @Override
      public List<ChatMessage> messages(String room) {
        check();
        return store.messages(room);
      }

      @Override
      public void add(String room, String author, String text) {
        check();
        store.add(room, author, text);
      }
    };
  }
}
