package io.jview.liveview.process;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.Info;
import io.jview.liveview.Params;
import io.jview.liveview.StatusException;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.services.Services;
import io.jview.liveview.view.ComponentInstance;
import io.jview.liveview.view.Instance;
import io.jview.liveview.view.Mount;
import io.jview.liveview.view.Navigation;
import io.jview.pubsub.Gap;
import org.jspecify.annotations.Nullable;

/**
 * A view whose join was admitted: calls it, and tells its browser what has changed. Where a method
 * gives false, the view has led its browser elsewhere and is to end. Used by the view's thread.
 */
final class JoinedView<S> {

  private final Services services;
  private final Channel channel;
  private final Keeping keeping;
  private final ViewLink link;
  private final Instance<S> view;
  private final ViewPage page;
  private final BrowserCalls calls;
  private final Answers answers;
  private boolean changed;

  JoinedView(
      Services services,
      ViewProcess process,
      Connection connection,
      Mount<S> mount,
      Keeping keeping) {
    this.services = services;
    this.channel = process.channel();
    this.keeping = keeping;
    link = ViewLink.of(services, connection, process::deliver, keeping);
    view = new Instance<>(services, mount, link);
    page =
        new ViewPage(
            view, process.children(), () -> process.children().settle(connection, process));
    calls = new BrowserCalls(services, view, page);
    answers = new Answers(channel, view, page, () -> connection.release(process));
  }

  /** What a view nested in this one is mounted with; from any thread. */
  Mount<?> nested(Children.Child child, Params connectParams) {
    return view.mounted().nested(child.view(), child.params(), view.address(), connectParams);
  }

  /** Has the browser load the page anew; from any thread. */
  void reload() {
    answers.reload();
  }

  boolean join(String ref, boolean navigated) throws Exception {
    Verdict verdict = view.mounted().ask();
    if (!(verdict instanceof Verdict.Pass)) {
      services.counters().refusedJoins().increment();
      answers.refused(Refusal.of(verdict, view.mounted().basePath(), services.trust()));
      return false;
    }
    services.counters().joins().increment();
    view.mount();
    keeping.mounted();
    if (navigated) {
      view.effects().titleOtherwise(services.titles().site());
    }
    return answers.joined(ref);
  }

  boolean answer(Mail.FromBrowser message) throws Exception {
    StringBuilder response = new StringBuilder();
    calls.handle(message, response);
    boolean stays = answers.answered(message.ref(), response);
    changed = false;
    return stays;
  }

  /** Takes an info or a gap, and leaves its change to the end of the batch. */
  boolean take(Mail mail) throws Exception {
    switch (mail) {
      case Mail.Told told when !told.isObsolete() -> info(told.to(), told.info());
      case Mail.Missed missed when !missed.isObsolete() -> gap(missed);
      case Mail.Seen seen when !seen.isObsolete() -> presence(seen);
      case Mail.Tick tick when tick.ticker().take() -> info(tick.to(), tick.ticker().info());
      case Mail.Done done when done.of().take(done.work()) -> async(done.to(), done.work());
      case Mail.Given given -> view.given(given.params());
      case Mail.Keep now -> {
        keeping.write(view);
        return true;
      }
      default -> {
        return true;
      }
    }
    changed = true;
    Navigation navigation = view.navigation();
    if (navigation != null && navigation.leaves()) {
      pushChange();
      return false;
    }
    return true;
  }

  private void info(@Nullable ComponentInstance<?, ?> to, Info info) throws Exception {
    if (to == null) {
      view.info(info);
    } else {
      view.info(to, info);
    }
  }

  private void async(@Nullable ComponentInstance<?, ?> to, Work work) throws Exception {
    if (to == null) {
      view.async(work.name(), work.outcome());
    } else {
      view.async(to, work.name(), work.outcome());
    }
  }

  private void gap(Mail.Missed missed) throws Exception {
    Gap gap = missed.gap();
    if (missed.from() != null && gap.reason() == Gap.Reason.REJECTED) {
      missed.from().rejected(gap.topic());
    }
    if (missed.to() == null) {
      view.gap(gap);
    } else {
      view.gap(missed.to(), gap);
    }
  }

  private void presence(Mail.Seen seen) throws Exception {
    seen.by().taken();
    if (seen.to() == null) {
      view.presence(seen.diff());
    } else {
      view.presence(seen.to(), seen.diff());
    }
  }

  /** Tells what infos, gaps and the like have changed. */
  void pushChange() throws Exception {
    if (changed) {
      answers.push(view.takeNavigation());
      changed = false;
    }
  }

  /** Tells the log and the browser that a callback has thrown. */
  void crash(Throwable cause) {
    if (cause instanceof StatusException status && !page.isShown()) {
      channel.refuse(Refusal.reload(services.trust(), status.status()));
      return;
    }
    if (cause instanceof BadRequestException refused && !page.isShown()) {
      services.badRequest(view.name(), "an address", refused);
      channel.refuse(Refusal.reload(services.trust(), 400));
      return;
    }
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

  /**
   * Ends the view.
   *
   * @param lost whether its browser may come back and be where it was
   */
  void end(boolean lost) {
    link.end();
    keeping.end(view, lost);
    try {
      view.terminate();
    } catch (Throwable cause) {
      services.log().error("View {} crashed in terminate", view.name(), cause);
    }
  }
}
