package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.pubsub.Gap;
import org.jspecify.annotations.Nullable;

/** What waits in a view's mailbox. */
sealed interface Mail {

  /** The view is to be admitted and to mount, and its join to be answered. */
  record Join(String ref, Payload payload) implements Mail {}

  /** A message of the browser, to be acknowledged. */
  record FromBrowser(String ref, String event, Payload payload) implements Mail {}

  /** How much text of the browser waits with it, in bytes. */
  default int weight() {
    return switch (this) {
      case Join join -> join.payload().weight();
      case FromBrowser message -> message.payload().weight();
      default -> 0;
    };
  }

  /** A message of a topic, or, without a subscription, of the view to itself. */
  record Told(@Nullable Subscription from, Info info) implements Mail {
    boolean isObsolete() {
      return from != null && from.isEnded();
    }
  }

  /** Messages of a topic may have been missed. */
  record Missed(@Nullable Subscription from, Gap gap) implements Mail {
    boolean isObsolete() {
      return from != null && from.isEnded();
    }
  }

  /** The browser is gone, or the view is no longer wanted. */
  record Stop() implements Mail {}
}
