package io.jview.examples.chat;

import io.jview.examples.store.Recovery;
import io.jview.liveview.form.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page of the chat shows.
 *
 * @param room the room's name; empty before the first one is entered
 * @param messages the room's messages as read last, oldest first
 * @param unread why they may be out of date; null where they are not
 * @param draft what stands in the form
 * @param unsent why what was written is perhaps not sent; null where it is
 * @param company who is in the room
 * @param recovery what is still to be done since the store was away
 */
record RoomState(
    String room,
    List<ChatMessage> messages,
    @Nullable String unread,
    Form<Draft> draft,
    @Nullable String unsent,
    Company company,
    Recovery recovery) {

  static final RoomState NOWHERE =
      new RoomState("", List.of(), null, Draft.FORM, null, Company.NOBODY, Recovery.NONE);

  RoomState in(String newRoom) {
    return new RoomState(newRoom, List.of(), unread, draft, unsent, company, recovery);
  }

  RoomState with(List<ChatMessage> newMessages, Recovery next) {
    return new RoomState(room, newMessages, null, draft, unsent, company, next);
  }

  RoomState unread(String why, Recovery next) {
    return new RoomState(room, messages, why, draft, unsent, company, next);
  }

  RoomState drafting(Form<Draft> form) {
    return new RoomState(room, messages, unread, form, null, company, recovery);
  }

  RoomState unsent(String why, Recovery next) {
    return new RoomState(room, messages, unread, draft, why, company, next);
  }

  RoomState with(Recovery next) {
    return new RoomState(room, messages, unread, draft, unsent, company, next);
  }

  RoomState with(Company next) {
    return new RoomState(room, messages, unread, draft, unsent, next, recovery);
  }
}
