package io.jview.liveview.process;

import io.jview.liveview.services.Services;
import io.jview.liveview.view.ComponentInstance;
import io.jview.pubsub.presence.Presence;
import io.jview.pubsub.presence.Present;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where one joined view, or one of its components, is present, and what it looks at. Owned by the
 * view's thread.
 */
final class Presences {

  private final Presence presence;
  private final String sessionId;
  private final @Nullable ComponentInstance<?, ?> to;
  private final Consumer<Mail> mailbox;
  private @Nullable Map<String, Watch> watched;
  private boolean used;
  private boolean ended;

  /**
   * Makes some.
   *
   * @param sessionId names the view or component to the pub/sub
   * @param to the component that is present; null for the view itself
   */
  Presences(
      Services services,
      String sessionId,
      @Nullable ComponentInstance<?, ?> to,
      Consumer<Mail> mailbox) {
    this.presence = services.presence();
    this.sessionId = sessionId;
    this.to = to;
    this.mailbox = mailbox;
  }

  /** Returns once this instance lists it; throws what refuses it. Does nothing at the end. */
  void track(String topic, String key, @Nullable Object meta) {
    if (!ended) {
      used = true;
      Stages.await(
          presence.track(sessionId, topic, key, meta),
          () -> "could not be present on topic '" + topic + "'");
    }
  }

  void untrack(String topic, String key) {
    presence.untrack(sessionId, topic, key);
  }

  /** Lists who is there, and has the view told of changes from now on. */
  List<Present> present(String topic) {
    if (!ended && (watched == null || !watched.containsKey(topic))) {
      watch(topic);
    }
    return presence.list(topic);
  }

  private void watch(String topic) {
    used = true;
    Watch watch = new Watch(to, mailbox);
    Stages.await(
        presence.watch(sessionId, topic, watch),
        () -> "could not look who is present on topic '" + topic + "'");
    watched = watched == null ? new HashMap<>(4) : watched;
    watched.put(topic, watch);
  }

  void unwatch(String topic) {
    Watch watch = watched == null ? null : watched.remove(topic);
    if (watch != null) {
      watch.end();
      presence.unwatch(sessionId, topic);
    }
  }

  /** Leaves, and looks at nothing any more. */
  void end() {
    ended = true;
    if (watched != null) {
      watched.values().forEach(Watch::end);
      watched = null;
    }
    if (used) {
      presence.leave(sessionId);
    }
  }
}
