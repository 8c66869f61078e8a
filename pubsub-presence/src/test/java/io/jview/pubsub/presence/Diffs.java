package io.jview.pubsub.presence;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Applies diffs one after the other, and finds those that cannot be (P2). */
final class Diffs implements PresenceHandler {

  private final Map<String, Present> list = new TreeMap<>();
  private int leaves;
  private int joins;
  private String fault = "";

  @Override
  public synchronized void onDiff(PresenceDiff diff) {
    for (Present one : diff.left()) {
      leaves++;
      note(list.remove(one.id()) != null, "left without having joined", one);
    }
    for (Present one : diff.joined()) {
      joins++;
      note(list.put(one.id(), one) == null, "joined twice", one);
    }
    for (Present one : diff.changed()) {
      note(list.put(one.id(), one) != null, "changed without having joined", one);
    }
  }

  private void note(boolean right, String what, Present one) {
    if (!right) {
      fault += one + " " + what + "\n";
    }
  }

  synchronized String fault() {
    return fault;
  }

  synchronized int leaves() {
    return leaves;
  }

  synchronized int joins() {
    return joins;
  }

  /** What they give, as {@link House.Instance#list}. */
  synchronized String list() {
    return list.values().stream()
        .map(one -> one.key() + "=" + one.meta().value())
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
