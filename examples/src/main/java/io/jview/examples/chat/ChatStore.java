package io.jview.examples.chat;

import java.util.List;

/** Keeps what was written. Safe for use by many threads; the methods may block, as views may. */
public interface ChatStore {

  /**
   * Gives the rooms that there are.
   *
   * @return their names, in the order to show them
   */
  List<String> rooms();

  /**
   * Reads a room.
   *
   * @param room its name
   * @return the latest messages, oldest first; empty for an unknown room
   * @throws io.jview.examples.store.StoreUnavailableException if they cannot be read now
   */
  List<ChatMessage> messages(String room);

  /**
   * Adds a message to a room.
   *
   * @param room the room's name
   * @param author who wrote it
   * @param text what was written
   * @throws IllegalArgumentException if there is no such room
   * @throws io.jview.examples.store.StoreUnavailableException if the store is away; the message may
   *     or may not have been added
   */
  void add(String room, String author, String text);
}
