package io.jview.liveview.html;

import java.util.Collection;
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
        public Collection<Integer> takeDue() {
          return List.of();
        }

        @Override
        public Map<Integer, Html> render(List<Integer> cids) {
          throw new IllegalStateException("a page without components has some: " + cids);
        }

        @Override
        public String name(int cid) {
          return "component " + cid;
        }
      };

  /**
   * Whether any place has been made since the page began. Asked once the page itself is written.
   *
   * @return whether there may be components
   */
  boolean areUsed();

  /**
   * Gives those that may have changed: asked once the page is written, and again for as long as
   * there are any, since what was rendered may have placed others.
   *
   * @return their numbers, each once: all that have been placed since it was asked last and were
   *     never rendered or show something else now; or some that have changed by themselves
   */
  Collection<Integer> takeDue();

  /**
   * Renders components, all at once, so that they may read what they need at once.
   *
   * @param cids their numbers, each once: those that are due, and those that the browser needs
   *     whole
   * @return what they show now: must have those that were never rendered; may leave out those that
   *     show what they showed
   */
  Map<Integer, Html> render(List<Integer> cids);

  /**
   * Names a component for an error.
   *
   * @param cid its number
   * @return how its author knows it
   */
  String name(int cid);
}
