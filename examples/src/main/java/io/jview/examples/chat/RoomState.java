package io.jview.examples.chat;

import io.jview.examples.store.Recovery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page of the chat shows.
 *
 * @param room the room's name; empty before the first one is entered
 * @param messages the room's messages as read last, oldest first
 * @param unread why they may be out of date; null where they are not
 * @param draft what stands in the form
 * @param problem why the draft was or would be refused; null where all is well
 * @param company who is in the room
 * @param recovery what is still to be done since the store was away
 */
record RoomState(
    String room,
    List<ChatMessage> messages,
    @Nullable String unread,
    Draft draft,
    @Nullable String problem,
    Company company,
    Recovery recovery) {

  static final RoomState NOWHERE =
      new RoomState("", List.of(), null, Draft.EMPTY, null, Company.NOBODY, Recovery.NONE);

  RoomState in(String newRoom) {
    return new RoomState(newRoom, List.of(), unread, draft, problem, company, recovery);
  }

  RoomState with(List<ChatMessage> newMessages, Recovery next) {
    return new RoomState(room, newMessages, null, draft, problem, company, next);
  }

  RoomState unread(String why, Recovery next) {
    return new RoomState(room, messages, why, draft, problem, company, next);
  }

  RoomState with(Draft newDraft, @Nullable String newProblem) {
    return new RoomState(room, messages, unread, newDraft, newProblem, company, recovery);
  }

  RoomState with(Recovery next) {
    return new RoomState(room, messages, unread, draft, problem, company, next);
  }

  RoomState with(Company next) {
    return new RoomState(room, messages, unread, draft, problem, next, recovery);
  }
}
