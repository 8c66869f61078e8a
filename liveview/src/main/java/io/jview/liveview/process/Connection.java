package io.jview.liveview.process;

import io.jview.liveview.Params;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.spool.Intake;
import java.util.Map;
import java.util.Set;

/** The socket that a joined view lives on, as the view sees it. Called by the view's thread. */
public interface Connection {

  /** The most that stands around a chunk of a file in its frame. */
  int AROUND_A_CHUNK = 5 + 4 * 255;

  /**
   * Decides about a join.
   *
   * @param viewId the id of the element that wants to be a view
   * @throws JoinRefusedException if it is not to be
   */
  Admitted admit(String viewId, Map<?, ?> join) throws JoinRefusedException;

  /** Counts what the browser has sent and waits for views. */
  MemoryBudget.Share backlog();

  /** Reads on where the view has caught up. */
  void relieve(ViewMailbox mailbox);

  /** Closes the socket: its browser has sent what no client of ours sends. */
  void malformed(String what);

  /** Lets the browser send a file; gives the token for it, which is good once. */
  String offer(Intake intake);

  /** Gives a file up, whether it has come or not. */
  void withdraw(Intake intake);

  /** Ends nested views that their parent does not show any more. */
  void end(Set<String> children, ViewProcess parent);

  /** Tells a nested view what it is given now, where it has asked to join. */
  void give(String child, Params params, ViewProcess parent);

  /** Makes room for another join of a view's topic, before its browser hears that it has ended. */
  void release(ViewProcess view);

  /** Takes note that a view has ended. */
  void ended(ViewProcess view);
}
