package io.jview.examples.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody's notes, in this process. Thread-safe. */
final class Notes {

  private static final int KEPT = 20;

  private final Map<String, List<Note>> byUser = new ConcurrentHashMap<>();

  /** A note; its number is the user's own. */
  record Note(long number, String text) {}

  /** The topic on which a user's pages are told of changes. */
  static String topic(String user) {
    return "notes:" + user;
  }

  List<Note> of(String user) {
    return byUser.getOrDefault(user, List.of());
  }

  /** Adds a note; the oldest one goes where there are many. */
  void add(String user, String note) {
    byUser.compute(user, (key, before) -> with(before == null ? List.of() : before, note));
  }

  private static List<Note> with(List<Note> before, String note) {
    List<Note> all = new ArrayList<>(before);
    all.add(new Note(before.isEmpty() ? 1 : before.getLast().number() + 1, note));
    return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }
}
