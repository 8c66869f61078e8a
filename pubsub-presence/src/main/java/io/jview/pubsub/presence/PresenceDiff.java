package io.jview.pubsub.presence;

import java.util.List;

/**
 * What has changed among those who are there. The same entry ({@link Present#id}) stands in one of
 * the lists at most; applied one after the other, diffs give the list. Immutable.
 *
 * @param topic the topic concerned
 * @param joined who is there now and was not
 * @param left who was there and is not any more, with what was said of them last
 * @param changed who says something else of themselves now
 */
public record PresenceDiff(
    String topic, List<Present> joined, List<Present> left, List<Present> changed) {

  /** Copies the lists. */
  public PresenceDiff {
    joined = List.copyOf(joined);
    left = List.copyOf(left);
    changed = List.copyOf(changed);
  }
}
