package io.jview.pubsub.presence.node;

import io.jview.pubsub.presence.PresenceDiff;
import io.jview.pubsub.presence.Present;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has changed on a topic since it was told last. Not thread-safe. */
final class Delta {

  /** One entry: as it was when it was told last, and as it is; null for not there. */
  private record Step(@Nullable Present before, @Nullable Present after) {}

  private final Map<String, Step> steps = new LinkedHashMap<>();

  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** Notes one change. */
  void add(@Nullable Present before, @Nullable Present after, String id) {
    Step known = steps.get(id);
    Present first = known == null ? before : known.before();
    if (first == null && after == null) {
      steps.remove(id);
    } else {
      steps.put(id, new Step(first, after));
    }
  }

  void clear() {
    steps.clear();
  }

  /** Notes all of another one, which comes later. */
  void addAll(Delta later) {
    later.steps.forEach((id, step) -> add(step.before(), step.after(), id));
  }

  /** Takes all of it; null where nothing is other than before. */
  @Nullable PresenceDiff takeDiff(String topic) {
    List<Present> joined = new ArrayList<>();
    List<Present> left = new ArrayList<>();
    List<Present> changed = new ArrayList<>();
    for (Step step : steps.values()) {
      Present before = step.before();
      Present after = step.after();
      if (before == null && after != null) {
        joined.add(after);
      } else if (before != null && after == null) {
        left.add(before);
      } else if (after != null && !after.equals(before)) {
        changed.add(after);
      }
    }
    steps.clear();
    boolean isSame = joined.isEmpty() && left.isEmpty() && changed.isEmpty();
    return isSame ? null : new PresenceDiff(topic, joined, left, changed);
  }
}
