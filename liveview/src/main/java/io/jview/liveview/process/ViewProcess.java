package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.Params;
import io.jview.liveview.StatusException;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.services.Services;
import io.jview.liveview.view.Instance;
import io.jview.liveview.view.Mount;
import io.jview.liveview.view.Navigation;
import io.jview.pubsub.Gap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A joined view: one mailbox, and a thread only while something waits in it. What waits is handled
 * in order; infos, gaps and timers share one render, and a message of the browser ends the batch
 * with a reply that carries the change so far.
 */
public final class ViewProcess<S> implements Runnable {

  private final Services services;
  private final Channel channel;
  private final Connection connection;
  private final @Nullable ViewProcess<?> parent;
  private final ViewMailbox mailbox;
  private final Subscriptions subscriptions;
  private final ViewLink link;
  private final Children children;
  private final Instance<S> view;
  private final ViewPage page;
  private final BrowserCalls calls;
  private final Answers answers;
  private boolean changed;
  private boolean ended;

  public ViewProcess(
      Services services,
      Connection connection,
      Channel channel,
      Mount<S> mount,
      @Nullable ViewProcess<?> parent) {
    this.services = services;
    this.connection = connection;
    this.channel = channel;
    this.parent = parent;
    mailbox = new ViewMailbox(services.limits(), services.counters().droppedInfos());
    subscriptions =
        new Subscriptions(
            services.pubsub(), services.trust().freshId(), this::deliver, services.log());
    link = new ViewLink(subscriptions, new Tasks(services, this::tell), this::tell);
    children = new Children(services.trust().pages(), channel.viewId());
    view = new Instance<>(services, mount, link);
    page = new ViewPage(view, children, gone -> connection.end(gone, this));
    calls = new BrowserCalls(services, view);
    answers = new Answers(channel, view, page, () -> connection.release(this));
  }

  /** Has the view mount and answer its join, perhaps in place of another page; from any thread. */
  public void join(String ref, boolean navigated) {
    deliver(new Mail.Join(ref, navigated));
  }

  /** Hands over a message of the browser; from any thread. */
  public void receive(String ref, String event, Map<?, ?> payload) {
    deliver(new Mail.FromBrowser(ref, event, payload));
  }

  /** Puts something into the mailbox; from any thread. */
  private void deliver(Mail mail) {
    if (mailbox.add(mail)) {
      services.run(this);
    }
  }

  private void tell(Info info) {
    deliver(new Mail.Told(null, info));
  }

  /** Ends the view after what the browser has sent so far, unanswered; from any thread. */
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

  /** Whether it shows a nested view; from any thread. */
  public boolean shows(String childId) {
    return children.find(childId) != null;
  }

  /** What a nested view is mounted with, or null where it is not shown; from any thread. */
  public @Nullable Mount<?> nested(String childId, Params connectParams) {
    Children.Child child = children.find(childId);
    return child == null
        ? null
        : view.mounted().nested(child.view(), child.params(), view.address(), connectParams);
  }

  public @Nullable ViewProcess<?> parent() {
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
      if (changed && !ended) {
        pushChange(view.takeNavigation());
      }
    } catch (Throwable cause) {
      crash(cause);
    }
  }

  private void take(@Nullable Mail mail) throws Exception {
    switch (mail) {
      case null -> {}
      case Mail.Join join -> mount(join.ref(), join.navigated());
      case Mail.FromBrowser message -> {
        answer(message);
        connection.relieve(mailbox);
      }
      case Mail.Told told when !told.isObsolete() -> {
        view.info(told.info());
        settle();
      }
      case Mail.Missed missed when !missed.isObsolete() -> {
        gap(missed.gap());
        settle();
      }
      case Mail.Stop stop -> end();
      case Mail.Told obsolete -> {}
      case Mail.Missed obsolete -> {}
    }
  }

  private void mount(String ref, boolean navigated) throws Exception {
    Verdict verdict = view.mounted().ask();
    if (!(verdict instanceof Verdict.Pass)) {
      services.counters().refusedJoins().increment();
      answers.refused(Refusal.of(verdict, view.mounted().basePath(), services.trust()));
      end();
      return;
    }
    services.counters().joins().increment();
    view.mount();
    if (navigated) {
      view.effects().titleOtherwise(services.title());
    }
    if (!answers.joined(ref)) {
      end();
    }
  }

  private void answer(Mail.FromBrowser message) throws Exception {
    StringBuilder response = new StringBuilder();
    calls.handle(message, response);
    boolean stays = answers.answered(message.ref(), response);
    changed = false;
    if (!stays) {
      end();
    }
  }

  private void gap(Gap gap) throws Exception {
    if (gap.reason() == Gap.Reason.REJECTED) {
      subscriptions.forget(gap.topic());
    }
    view.gap(gap);
  }

  /**
   * Leaves the change of an info or gap to the end of the batch, but goes at once where it leads.
   */
  private void settle() throws Exception {
    changed = true;
    Navigation navigation = view.navigation();
    if (navigation != null && navigation.leaves()) {
      pushChange(navigation);
      end();
    }
  }

  private void pushChange(@Nullable Navigation navigation) throws Exception {
    answers.push(navigation);
    changed = false;
  }

  /** Has the browser load the page anew; from any thread. A nested view leaves that to its page. */
  public void reload() {
    if (parent == null) {
      answers.reload();
    }
  }

  private void crash(Throwable cause) {
    connection.release(this);
    if (cause instanceof StatusException status && !page.isShown()) {
      channel.refuse(Refusal.reload(services.trust(), status.status()));
    } else {
      if (channel.isOpen() || !(cause instanceof InterruptedException)) {
        services.counters().crashes().increment();
        services.crashes().crashed(view.name(), view.doing(), cause);
      }
      if (page.isShown()) {
        channel.crashed();
      } else {
        channel.refuse(Refusal.because("join crashed"));
      }
    }
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
    link.end();
    try {
      view.terminate();
    } catch (Throwable cause) {
      services.log().error("View {} crashed in terminate", view.name(), cause);
    } finally {
      connection.ended(this);
    }
  }
}
