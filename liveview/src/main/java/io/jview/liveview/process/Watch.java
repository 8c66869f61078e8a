package io.jview.liveview.process;

import io.jview.liveview.view.ComponentInstance;
import io.jview.pubsub.presence.PresenceDiff;
import io.jview.pubsub.presence.PresenceHandler;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands who comes and goes to a view's mailbox, one diff at a time: what happens until the view has
 * taken it up gathers in the next one.
 */
final class Watch implements PresenceHandler {

  private final @Nullable ComponentInstance<?, ?> to;
  private final Consumer<Mail> mailbox;
  private final Semaphore free = new Semaphore(1);
  private volatile boolean ended;

  /**
   * Makes one.
   *
   * @param to the component that looks; null for the view itself
   */
  Watch(@Nullable ComponentInstance<?, ?> to, Consumer<Mail> mailbox) {
    this.to = to;
    this.mailbox = mailbox;
  }

  @Override
  public void onDiff(PresenceDiff diff) throws InterruptedException {
    free.acquire();
    if (!ended) {
      mailbox.accept(new Mail.Seen(this, to, diff));
    }
  }

  /** Takes note that the view has taken up what it was told; called by its thread. */
  void taken() {
    free.release();
  }

  /** What waits of it in the mailbox is not wanted any more. */
  void end() {
    ended = true;
    free.release();
  }

  boolean isEnded() {
    return ended;
  }
}
