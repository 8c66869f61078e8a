package io.jview.pubsub.presence;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.Message;
import java.util.Comparator;

/**
 * One session that is there under a key. A key, such as a user, may be there several times: once
 * for each session, such as a tab. Immutable; ordered by key, then by {@code id}.
 *
 * @param key whom the session is tracked under
 * @param id tells this session's entry from all others of the topic; opaque, the same on every
 *     instance, and the same for as long as it is there
 * @param meta what the session says of itself, as it was tracked or updated last
 */
public record Present(String key, String id, Message meta) implements Comparable<Present> {

  private static final Comparator<Present> ORDER =
      Comparator.comparing(Present::key).thenComparing(Present::id);

  /** Refuses nulls. */
  public Present {
    requireNonNull(key, "key");
    requireNonNull(id, "id");
    requireNonNull(meta, "meta");
  }

  @Override
  public int compareTo(Present other) {
    return ORDER.compare(this, other);
  }
}
