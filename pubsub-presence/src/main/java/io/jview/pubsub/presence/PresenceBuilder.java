package io.jview.pubsub.presence;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.presence.node.Node;
import io.jview.pubsub.presence.node.NodeClock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link Presence} needs. Not thread-safe. */
public final class PresenceBuilder {

  private static final Duration LEAST = Duration.ofSeconds(10);

  private final PubSubProvider pubsub;
  private Duration timeout = Duration.ofSeconds(30);
  private @Nullable PubSubClock clock;

  PresenceBuilder(PubSubProvider pubsub) {
    this.pubsub = requireNonNull(pubsub, "pubsub");
  }

  /**
   * Sets after how long an instance that says nothing is taken for dead, and its sessions for gone.
   * It says that it lives three times as often.
   *
   * @param time 30 seconds unless set; at least 10
   * @return this builder
   * @throws IllegalArgumentException if it is shorter
   */
  public PresenceBuilder timeout(Duration time) {
    if (time.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "a time-out of "
              + time
              + " is shorter than "
              + LEAST
              + "; a pause of the garbage"
              + " collector or of the network would make users leave and come");
    }
    timeout = time;
    return this;
  }

  /** Has a test's clock in place of the system's, and any time-out. */
  PresenceBuilder clock(PubSubClock time, Duration dead) {
    clock = time;
    timeout = dead;
    return this;
  }

  /**
   * Makes it. It does nothing until a session is tracked or a topic watched.
   *
   * @return the presence of this instance
   */
  public Presence build() {
    PubSubClock time = clock == null ? NodeClock.create() : clock;
    return new Presence(new Node(pubsub, UUID.randomUUID().toString(), time, timeout));
  }
}
