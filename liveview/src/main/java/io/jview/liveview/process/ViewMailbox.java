package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.host.LiveLimits;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.view.ComponentInstance;
import io.jview.pubsub.Gap;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one view, in order. Any thread adds; one thread at a time takes: the one that was
 * started when {@link #add} said so, until {@link #release}. Infos past their limit push out the
 * oldest ones, which is told by a gap ahead of what remains; a browser's messages are never
 * dropped.
 */
public final class ViewMailbox {

  private final LiveLimits limits;
  private final MemoryBudget.Share backlog;
  private final LongAdder droppedInfos;

  /** Guards all below. */
  private final Object lock = new Object();

  private @Nullable ArrayDeque<Mail> waiting;
  private @Nullable Set<Lost> dropped;
  private int infos;
  private long infoBytes;
  private int events;
  private long eventBytes;
  private boolean congested;
  private boolean taken;
  private boolean closed;

  /** Infos of a topic that a component, or the view itself, will not get. */
  private record Lost(@Nullable ComponentInstance<?, ?> to, String topic) {}

  /**
   * Makes one.
   *
   * @param backlog counts what waits for all views of the socket
   */
  ViewMailbox(LiveLimits limits, MemoryBudget.Share backlog, LongAdder droppedInfos) {
    this.limits = limits;
    this.backlog = backlog;
    this.droppedInfos = droppedInfos;
  }

  /** Adds one; tells whether a thread must be started that takes. */
  boolean add(Mail mail) {
    synchronized (lock) {
      if (closed) {
        return false;
      }
      if (mail.weight() > 0) {
        waits(mail);
      } else if (mail instanceof Mail.Told told) {
        makeRoom(told.info());
      } else if (mail instanceof Mail.Given) {
        queue().removeIf(Mail.Given.class::isInstance);
      }
      queue().add(mail);
      return take();
    }
  }

  private void waits(Mail fromBrowser) {
    events++;
    eventBytes += fromBrowser.weight();
    backlog.add(fromBrowser.weight());
    congested |= events >= limits.waiting().events() || eventBytes >= limits.waiting().eventBytes();
  }

  private void taken(Mail fromBrowser) {
    events--;
    eventBytes -= fromBrowser.weight();
    backlog.remove(fromBrowser.weight());
    congested &=
        events > limits.waiting().events() / 2 || eventBytes > limits.waiting().eventBytes() / 2;
  }

  private void makeRoom(Info info) {
    infos++;
    infoBytes += info.size();
    boolean isRoom = true;
    while (isRoom
        && infos > 1
        && (infos > limits.waiting().infos() || infoBytes > limits.waiting().infoBytes())) {
      isRoom = dropOldestInfo();
    }
  }

  /** Drops one, but none of a topic that is kept, of which few wait; false where there is none. */
  private boolean dropOldestInfo() {
    for (Iterator<Mail> oldest = queue().iterator(); oldest.hasNext(); ) {
      if (oldest.next() instanceof Mail.Told told && !told.isKept()) {
        oldest.remove();
        forget(told);
        if (!told.isObsolete()) {
          droppedInfos.increment();
          dropped = dropped == null ? new LinkedHashSet<>() : dropped;
          dropped.add(new Lost(told.to(), told.info().topic()));
        }
        return true;
      }
    }
    return false;
  }

  private void forget(Mail.Told told) {
    infos--;
    infoBytes -= told.info().size();
    told.left();
  }

  /**
   * Adds the end: infos and gaps are not wanted any more, a browser's last messages still are,
   * unless the view has not even mounted.
   */
  boolean stop() {
    synchronized (lock) {
      if (closed) {
        return false;
      }
      boolean unborn = queue().peek() instanceof Mail.Join;
      if (unborn) {
        forgetEvents();
      }
      queue().removeIf(mail -> unborn || !(mail instanceof Mail.FromBrowser));
      dropped = null;
      infos = 0;
      infoBytes = 0;
      queue().add(new Mail.Stop());
      return take();
    }
  }

  private ArrayDeque<Mail> queue() {
    if (waiting == null) {
      waiting = new ArrayDeque<>(4);
    }
    return waiting;
  }

  private boolean take() {
    boolean start = !taken;
    taken = true;
    return start;
  }

  /** How much waits now. */
  int size() {
    synchronized (lock) {
      return (waiting == null ? 0 : waiting.size()) + (dropped == null ? 0 : dropped.size());
    }
  }

  /** Takes the next one, or null where nothing waits. */
  @Nullable Mail poll() {
    synchronized (lock) {
      if (dropped != null) {
        return overflow(dropped);
      }
      Mail next = waiting == null ? null : waiting.poll();
      if (next instanceof Mail.Told told) {
        forget(told);
      } else if (next != null && next.weight() > 0) {
        taken(next);
      }
      return next;
    }
  }

  private Mail overflow(Set<Lost> lost) {
    Iterator<Lost> all = lost.iterator();
    Lost first = all.next();
    Mail gap = new Mail.Missed(null, first.to(), Gap.of(first.topic(), Gap.Reason.OVERFLOW));
    all.remove();
    if (lost.isEmpty()) {
      dropped = null;
    }
    return gap;
  }

  private void forgetEvents() {
    backlog.remove(eventBytes);
    events = 0;
    eventBytes = 0;
    congested = false;
  }

  /** Lets go when nothing waits, and tells whether it did; otherwise the thread must go on. */
  boolean release() {
    synchronized (lock) {
      if (!closed && (dropped != null || (waiting != null && !waiting.isEmpty()))) {
        return false;
      }
      waiting = null;
      taken = false;
      return true;
    }
  }

  /** Whether so many of the browser's messages wait that it should not be read. */
  public boolean isCongested() {
    synchronized (lock) {
      return congested;
    }
  }

  /** Whether the browser sends on in spite of that. */
  public boolean isFlooded() {
    synchronized (lock) {
      return events > limits.waiting().events() * LiveLimits.FLOOD
          || eventBytes
              > (limits.waiting().eventBytes() + 2L * limits.frames().joined()) * LiveLimits.FLOOD;
    }
  }

  /** Drops everything and takes nothing any more. */
  void close() {
    synchronized (lock) {
      closed = true;
      forgetEvents();
      waiting = null;
      dropped = null;
    }
  }
}
