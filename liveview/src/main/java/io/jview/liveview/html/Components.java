package io.jview.liveview.html;

import java.util.List;
import java.util.Map;

/**
 * Renders the components of one page, whose places are made by {@link Rendered#place}. Called by
 * {@link Rendered}, on the thread that owns it.
 */
public interface Components {

  /** Those of a page that has none. */
  Components NONE =
      new Components() {
        @Override
        public boolean areUsed() {
          return false;
        }

        @Override
        public Map<Integer, Html> render(List<Integer> cids) {
          throw new IllegalStateException("a page without components has some: " + cids);
        }
      };

  /**
   * Whether any place has been made since the page began. Asked once the page itself is written; a
   * page is not searched for places before.
   *
   * @return whether there may be components
   */
  boolean areUsed();

  /**
   * Renders components, all at once, so that they may read what they need at once. Called for those
   * that stand in the page, then for those that stand in these, and so on.
   *
   * @param cids their numbers, each once, in the order of the page: all that stand in what has just
   *     been rendered
   * @return what they show now: must have those that were never rendered; may leave out those that
   *     show what they showed
   */
  Map<Integer, Html> render(List<Integer> cids);
}
