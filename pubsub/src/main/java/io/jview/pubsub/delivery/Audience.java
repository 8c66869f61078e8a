package io.jview.pubsub.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Whom a message is for, as seen from this instance.
 *
 * @param except the session here that is left out; null where none is
 * @param isHere whether sessions of this instance get it
 * @param isElsewhere whether sessions of other instances do
 */
public record Audience(@Nullable String except, boolean isHere, boolean isElsewhere) {

  /** All sessions. */
  public static final Audience ALL = new Audience(null, true, true);

  /** All sessions of this instance. */
  public static final Audience HERE = new Audience(null, true, false);

  /** Sessions of another instance. */
  public static final Audience ELSEWHERE = new Audience(null, false, true);

  /** All sessions but one of this instance. */
  public static Audience allBut(String sessionId) {
    return new Audience(sessionId, true, true);
  }

  /** Whether all sessions here get it. */
  boolean isAllHere() {
    return isHere && except == null;
  }

  /** Whether a session here gets it. */
  public boolean has(String sessionId) {
    return isHere && !sessionId.equals(except);
  }
}
