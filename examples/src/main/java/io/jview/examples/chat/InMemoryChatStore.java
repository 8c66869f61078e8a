package io.jview.examples.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps the latest messages of each room in this process, for one instance. */
public final class InMemoryChatStore implements ChatStore {

  private final List<String> rooms;
  private final int kept;
  private final AtomicLong ids = new AtomicLong();
  private final ConcurrentMap<String, List<ChatMessage>> messages = new ConcurrentHashMap<>();

  /**
   * Makes a store.
   *
   * @param rooms the rooms' names, in the order to show them
   * @param kept how many messages of a room are kept
   */
  public InMemoryChatStore(List<String> rooms, int kept) {
    this.rooms = List.copyOf(rooms);
    this.kept = kept;
  }

  @Override
  public List<String> rooms() {
    return rooms;
  }

  @Override
  public List<ChatMessage> messages(String room) {
    return messages.getOrDefault(room, List.of());
  }

  @Override
  public void add(String room, String author, String text) {
    if (!rooms.contains(room)) {
      throw new IllegalArgumentException("There is no room \"" + room + "\"");
    }
    messages.compute(
        room, (name, before) -> append(before == null ? List.of() : before, author, text));
  }

  private List<ChatMessage> append(List<ChatMessage> before, String author, String text) {
    int dropped = Math.max(0, before.size() + 1 - kept);
    List<ChatMessage> after = new ArrayList<>(before.subList(dropped, before.size()));
    after.add(new ChatMessage(ids.incrementAndGet(), author, text));
    return List.copyOf(after);
  }
}
