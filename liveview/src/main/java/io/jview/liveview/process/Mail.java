package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.Params;
import io.jview.liveview.view.ComponentInstance;
import io.jview.pubsub.Gap;
import io.jview.pubsub.presence.PresenceDiff;
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

  /**
   * A message of a topic, or, without a subscription, of the view to itself.
   *
   * @param to the component that it is for; null for the view itself
   */
  record Told(@Nullable Subscription from, @Nullable ComponentInstance<?, ?> to, Info info)
      implements Mail {
    boolean isObsolete() {
      return ended(from, to);
    }

    /** Whether its topic is kept, and it is still wanted: it is not dropped then. */
    boolean isKept() {
      return !isObsolete() && info.position() != null;
    }

    /** It waits no more. */
    void left() {
      if (from != null) {
        from.taken();
      }
    }
  }

  /**
   * Messages of a topic may have been missed.
   *
   * @param to the component that it is for; null for the view itself
   */
  record Missed(@Nullable Subscription from, @Nullable ComponentInstance<?, ?> to, Gap gap)
      implements Mail {
    boolean isObsolete() {
      return ended(from, to);
    }
  }

  /**
   * Somebody has come or gone on a topic.
   *
   * @param to the component that looks; null for the view itself
   */
  record Seen(Watch by, @Nullable ComponentInstance<?, ?> to, PresenceDiff diff) implements Mail {
    boolean isObsolete() {
      return by.isEnded() || (to != null && to.isEnded());
    }
  }

  /**
   * A timer of the view, or of a component, goes off again.
   *
   * @param to the component that it is for; null for the view itself
   */
  record Tick(Ticker ticker, @Nullable ComponentInstance<?, ?> to) implements Mail {}

  /**
   * Work beside the view is done.
   *
   * @param of whose work it is
   * @param to the component that it is for; null for the view itself
   */
  record Done(Tasks of, Work work, @Nullable ComponentInstance<?, ?> to) implements Mail {}

  private static boolean ended(@Nullable Subscription from, @Nullable ComponentInstance<?, ?> to) {
    return (from != null && from.isEnded()) || (to != null && to.isEnded());
  }

  /** What the view that it is nested in gives it now. */
  record Given(ViewProcess by, Params params) implements Mail {}

  /** It is time to write what the view keeps. */
  record Keep() implements Mail {}

  /** The browser is gone, or the view is no longer wanted. */
  record Stop() implements Mail {}
}
