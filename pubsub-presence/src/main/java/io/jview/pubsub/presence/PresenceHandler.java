package io.jview.pubsub.presence;

/**
 * Is told who comes and goes on a topic.
 *
 * <p>Called on a virtual thread, one call at a time; it may block, which delays its own diffs only.
 * What happens meanwhile comes in one diff. What it throws is logged and disturbs nobody.
 */
@FunctionalInterface
public interface PresenceHandler {

  /**
   * Takes what has changed; at first, all who are there.
   *
   * @param diff what has changed since the last call
   * @throws Exception whatever the handler cannot deal with; logged, never propagated
   */
  void onDiff(PresenceDiff diff) throws Exception;
}
