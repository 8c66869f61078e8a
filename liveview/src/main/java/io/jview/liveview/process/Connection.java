package io.jview.liveview.process;

import java.util.Set;

/** The socket that a joined view lives on, as the view sees it. Called by the view's thread. */
public interface Connection {

  /** Reads on where the view has caught up. */
  void relieve(ViewMailbox mailbox);

  /** Ends nested views that their parent does not show any more. */
  void end(Set<String> children, ViewProcess<?> parent);

  /** Makes room for another join of a view's topic, before its browser hears that it has ended. */
  void release(ViewProcess<?> view);

  /** Takes note that a view has ended. */
  void ended(ViewProcess<?> view);
}
