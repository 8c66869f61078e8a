package io.jview.pubsub;

import org.jspecify.annotations.Nullable;

/** Work for whoever takes it, in its place among all that is to be done; taken from by many. */
interface Ready {

  /** Takes a mailbox that is to be emptied; null where none is left, or there never was one. */
  @Nullable Mailbox take();

  /** Whether nothing is left to take. */
  boolean isEmpty();
}
