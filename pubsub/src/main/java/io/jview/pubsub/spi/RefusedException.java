package io.jview.pubsub.spi;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The broker has understood what it was asked, and said no: a right is missing, a name is not
 * allowed. What an adapter's stage fails with in that case alone: everything else is trouble, which
 * passes. A refusal ends in the caller's hands; trouble is tried again.
 */
public final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> topics;

  /**
   * Makes one that concerns all that was asked for; of several topics it may be any, and the engine
   * asks for each by itself.
   *
   * @param reason the broker's own words, and what to do
   * @param cause what they came in; null when nothing did
   */
  public RefusedException(String reason, @Nullable Throwable cause) {
    this(List.of(), reason, cause);
  }

  /**
   * Makes one that concerns some topics only: all others of the same call are subscribed.
   *
   * @param topics which ones; one at least, or nothing is known of them
   * @param reason the broker's own words, and what to do
   * @param cause what they came in; null when nothing did
   */
  public RefusedException(Collection<String> topics, String reason, @Nullable Throwable cause) {
    super(requireNonNull(reason, "reason"), cause);
    this.topics = List.copyOf(topics);
  }

  /**
   * Tells which topics were refused.
   *
   * @return the topics; none when that is not known
   */
  public List<String> topics() {
    return topics;
  }
}
