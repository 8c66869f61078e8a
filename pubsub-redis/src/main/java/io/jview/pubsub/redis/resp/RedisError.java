package io.jview.pubsub.redis.resp;

import java.util.List;

/** What a server answers instead of doing what it was asked: a code, a space and a text. */
public record RedisError(String text) {

  private static final List<String> MOVED = List.of("MOVED ", "ASK ", "TRYAGAIN", "CLUSTERDOWN");

  /** Whether there is no permission, perhaps for one of several channels. */
  public boolean isForbidden() {
    return text.startsWith("NOPERM");
  }

  /** Whether another node of the cluster, or a later time, may do. */
  boolean isElsewhere() {
    return MOVED.stream().anyMatch(text::startsWith);
  }

  public RuntimeException exception() {
    return isElsewhere() ? new Moved(text) : new IllegalStateException("Redis answered: " + text);
  }
}
