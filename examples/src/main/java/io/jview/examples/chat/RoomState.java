package io.jview.examples.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page of the chat shows.
 *
 * @param room the room's name; empty before the first one is entered
 * @param messages the room's messages, oldest first
 * @param draft what stands in the form
 * @param problem why the draft was or would be refused; null where all is well
 */
record RoomState(String room, List<ChatMessage> messages, Draft draft, @Nullable String problem) {

  static final RoomState NOWHERE = new RoomState("", List.of(), Draft.EMPTY, null);

  RoomState in(String newRoom, List<ChatMessage> newMessages) {
    return new RoomState(newRoom, newMessages, draft, problem);
  }

  RoomState with(Draft newDraft, @Nullable String newProblem) {
    return new RoomState(room, messages, newDraft, newProblem);
  }
}
