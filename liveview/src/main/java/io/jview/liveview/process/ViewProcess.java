package io.jview.liveview.process;

import io.jview.liveview.Params;
import io.jview.liveview.keep.PageIdentity;
import io.jview.liveview.services.Services;
import io.jview.liveview.view.Mount;
import org.jspecify.annotations.Nullable;

/**
 * A view of a socket from the moment it was asked for: one mailbox, and a thread only while
 * something waits in it. What waits is handled in order, the join first; infos, gaps and timers
 * share one render, and a message of the browser ends the batch.
 */
public final class ViewProcess implements Runnable {

  private final Services services;
  private final Channel channel;
  private final Connection connection;
  private final ViewMailbox mailbox;
  private final Children children;
  private volatile @Nullable ViewProcess parent;
  private volatile @Nullable JoinedView<?> joined;
  private volatile @Nullable PageIdentity page;
  private volatile boolean left;
  private boolean ended;

  public ViewProcess(Services services, Connection connection, Channel channel) {
    this.services = services;
    this.connection = connection;
    this.channel = channel;
    mailbox =
        new ViewMailbox(
            services.limits(), connection.backlog(), services.counters().droppedInfos());
    children = new Children(services.trust().pages(), channel.viewId());
  }

  /** Has the view admitted, mount and answer its join; from any thread. */
  public void join(String ref, Payload payload) {
    deliver(new Mail.Join(ref, payload));
  }

  /** Hands over a message of the browser; from any thread. */
  public void receive(String ref, String event, Payload payload) {
    deliver(new Mail.FromBrowser(ref, event, payload));
  }

  /** Tells the view what it is given now by the one that it is nested in; from any thread. */
  public void give(Params params, ViewProcess by) {
    deliver(new Mail.Given(by, params));
  }

  /** Puts something into the mailbox; from any thread. */
  void deliver(Mail mail) {
    if (mailbox.add(mail)) {
      services.run(this);
    }
  }

  /** Ends the view for good, as {@link #stop} does: its browser has left it; from any thread. */
  public void leave() {
    left = true;
    stop();
  }

  /**
   * Ends the view, whose browser is elsewhere; where it is not, it joins again. From any thread.
   */
  void handOver() {
    if (!left) {
      channel.crashed();
    }
    stop();
  }

  /**
   * Ends the view after what the browser has sent so far, unanswered: its browser is gone, and may
   * come back. From any thread.
   */
  public void stop() {
    channel.close();
    if (mailbox.stop()) {
      services.run(this);
    }
  }

  /** Ends the view after all that waits now, and answers that; from any thread. */
  public void finish() {
    deliver(new Mail.Stop());
  }

  public ViewMailbox mailbox() {
    return mailbox;
  }

  public Channel channel() {
    return channel;
  }

  Children children() {
    return children;
  }

  /** Whether it shows a nested view; from any thread. */
  public boolean shows(String childId) {
    return children.find(childId) != null;
  }

  /** What a nested view is mounted with, or null where it is not shown; from any thread. */
  public @Nullable Mount<?> nested(String childId, Params connectParams) {
    Children.Child child = children.find(childId);
    JoinedView<?> view = joined;
    return child == null || view == null ? null : view.nested(child, connectParams);
  }

  /** Has the browser load the page anew; from any thread. A nested view leaves that to its page. */
  public void reload() {
    JoinedView<?> view = joined;
    if (parent == null && view != null) {
      view.reload();
    }
  }

  /** By what its page is known again; null before its join was admitted. */
  public @Nullable PageIdentity page() {
    return page;
  }

  /** Whether its browser has left it for good. */
  public boolean isLeft() {
    return left;
  }

  /** The view that it is nested in; null for a page's own, and before its join was admitted. */
  public @Nullable ViewProcess parent() {
    return parent;
  }

  @Override
  public void run() {
    do {
      batch();
    } while (!mailbox.release());
  }

  private void batch() {
    try {
      for (int left = mailbox.size(); left > 0 && !ended; left--) {
        take(mailbox.poll());
      }
      if (joined != null && !ended) {
        joined.pushChange();
      }
    } catch (MalformedException malformed) {
      connection.malformed(malformed.what());
      endForGood();
    } catch (Throwable cause) {
      crash(cause);
    }
  }

  private void take(@Nullable Mail mail) throws Exception {
    switch (mail) {
      case null -> {}
      case Mail.Join join -> begin(join);
      case Mail.Stop stop -> end();
      case Mail.Given given when given.by() != parent -> {}
      case Mail.FromBrowser message -> {
        answer(message);
        connection.relieve(mailbox);
      }
      case Mail other -> {
        if (joined != null && !joined.take(other)) {
          endForGood();
        }
      }
    }
  }

  private void begin(Mail.Join join) throws Exception {
    try {
      Admitted admitted = connection.admit(channel.viewId(), join.payload().read());
      parent = admitted.parent();
      page = admitted.page();
      if (isOrphan() || !joined(admitted).join(join.ref(), admitted.navigated())) {
        endForGood();
      }
    } catch (JoinRefusedException refusal) {
      services.counters().refusedJoins().increment();
      connection.release(this);
      channel.refuse(refusal.refusal());
      endForGood();
    }
  }

  /** Whether what it is nested in has ended since, or does not show it any more. */
  private boolean isOrphan() {
    ViewProcess outer = parent;
    return outer != null && !outer.shows(channel.viewId());
  }

  private JoinedView<?> joined(Admitted admitted) {
    services.counters().views().increment();
    Keeping keeping = Keeping.begin(services, this, admitted);
    JoinedView<?> begun = new JoinedView<>(services, this, connection, admitted.mount(), keeping);
    joined = begun;
    return begun;
  }

  /** While a large message is being handled, what is made of it counts as well. */
  private void answer(Mail.FromBrowser message) throws Exception {
    int parsed = message.payload().parsedWeight();
    try {
      if (joined != null && connection.backlog().add(parsed) && !joined.answer(message)) {
        endForGood();
      }
    } finally {
      connection.backlog().remove(parsed);
    }
  }

  private void crash(Throwable cause) {
    left = true;
    connection.release(this);
    if (joined == null) {
      services.log().error("A join could not be looked at", cause);
      channel.refuse(Refusal.because("join crashed"));
    } else {
      joined.crash(cause);
    }
    endForGood();
  }

  /** Ends it where its browser does not come back to what it was: a crash, a navigation. */
  private void endForGood() {
    left = true;
    end();
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    channel.close();
    mailbox.close();
    children.end();
    try {
      if (joined != null) {
        services.counters().views().decrement();
        joined.end(!left);
      }
    } finally {
      connection.ended(this);
    }
  }
}
