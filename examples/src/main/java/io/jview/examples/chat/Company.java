package io.jview.examples.chat;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveSocket.Timer;
import io.jview.pubsub.presence.Present;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * Who is in a room, as one of its pages shows it, and as whom this page is there. Immutable; a part
 * of the page's state.
 *
 * @param topic where
 * @param me as whom this page is there; empty while its user has no name
 * @param typing whether its user is typing
 * @param pause ends that when nothing has been typed for a while
 * @param people all who are there, by name
 */
record Company(String topic, String me, boolean typing, Timer pause, List<Person> people) {

  static final Company NOBODY = new Company("", "", false, () -> {}, List.of());

  /** The topic of the info that says that nothing has been typed for a while. */
  static final String QUIET = "chat:quiet";

  private static final Duration SHORTLY = Duration.ofSeconds(3);

  /**
   * What a page says of its user.
   *
   * @param typing whether they are typing
   */
  record Doing(boolean typing) {}

  /**
   * Somebody who is there.
   *
   * @param name their name
   * @param pages how many pages they have open
   * @param typing whether they are typing in one of them
   */
  record Person(String name, int pages, boolean typing) {}

  /** Looks at another room and is there, under the name so far. */
  Company enter(String room, LiveSocket socket) {
    if (!topic.isEmpty()) {
      socket.unwatch(topic);
      leave(socket);
    }
    return new Company(room, "", false, pause, List.of()).as(me, false, socket).seen(socket);
  }

  /** Has a name now, and is typing or not. */
  Company as(String name, boolean nowTyping, LiveSocket socket) {
    pause.cancel();
    if (!me.equals(name)) {
      leave(socket);
    }
    if (!name.isEmpty() && (!me.equals(name) || typing != nowTyping)) {
      socket.track(topic, name, new Doing(nowTyping));
    }
    Timer next = nowTyping ? socket.sendAfter(SHORTLY, Info.of(QUIET, null)) : () -> {};
    return new Company(topic, name, nowTyping, next, people);
  }

  private void leave(LiveSocket socket) {
    if (!me.isEmpty()) {
      socket.untrack(topic, me);
    }
  }

  /** Reads who is there now. */
  Company seen(LiveSocket socket) {
    List<Person> now =
        socket.present(topic).stream()
            .collect(groupingBy(Present::key, TreeMap::new, toList()))
            .entrySet()
            .stream()
            .map(entry -> person(entry.getKey(), entry.getValue()))
            .toList();
    return new Company(topic, me, typing, pause, now);
  }

  private static Person person(String name, List<Present> pages) {
    boolean typing = pages.stream().anyMatch(page -> page.meta().as(Doing.class).typing());
    return new Person(name, pages.size(), typing);
  }

  /** The others who are typing. */
  List<String> typists() {
    return people.stream()
        .filter(person -> person.typing() && !person.name().equals(me))
        .map(Person::name)
        .toList();
  }
}
