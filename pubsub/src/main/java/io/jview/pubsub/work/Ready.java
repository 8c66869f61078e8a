package io.jview.pubsub.work;

import org.jspecify.annotations.Nullable;

/** Work for whoever takes it, in its place among all that is to be done; taken from by many. */
public interface Ready {

  /** Takes what is to be emptied; null where none is left, or there never was one. */
  @Nullable Work take();

  /** Whether nothing is left to take. */
  boolean isEmpty();
}
