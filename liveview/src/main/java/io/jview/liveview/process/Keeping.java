package io.jview.liveview.process;

import io.jview.liveview.keep.Keeps;
import io.jview.liveview.keep.KeptPage;
import io.jview.liveview.services.Services;
import io.jview.liveview.view.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a joined view keeps beyond its socket, if anything. Used by the view's thread. */
final class Keeping {

  private final Services services;
  private final @Nullable KeptPage page;
  private final Consumer<Mail> mailbox;
  private @Nullable Duration interval;
  private Runnable stop = () -> {};
  private boolean ended;

  private Keeping(Services services, @Nullable KeptPage page, Consumer<Mail> mailbox) {
    this.services = services;
    this.page = page;
    this.mailbox = mailbox;
  }

  /** Begins; a view that never keeps anything costs nothing. */
  static Keeping begin(Services services, ViewProcess process, Admitted admitted) {
    var view = admitted.mount().view();
    KeptPage page =
        Keeps.any(view)
            ? services.kept().begin(admitted.page(), view.getClass().getName(), process::handOver)
            : null;
    return new Keeping(services, page, process::deliver);
  }

  <T> Optional<T> kept(Class<T> type) {
    return page == null ? Optional.empty() : page.kept(type);
  }

  void every(Duration time) {
    if (page == null) {
      throw new IllegalStateException("keepEvery needs a view that overrides keep(state)");
    }
    interval = time;
    again();
  }

  /** The next time is counted from the end of this one, so that they never pile up. */
  private void again() {
    stop.run();
    Duration time = interval;
    if (time != null && !ended) {
      stop = services.timers().after(time, () -> mailbox.accept(new Mail.Keep()));
    }
  }

  /** The view has mounted. */
  void mounted() {
    if (page != null) {
      page.mounted();
    }
  }

  /** Writes what the view keeps now. */
  void write(Instance<?> view) {
    if (page != null) {
      page.writeBetween(kept(view));
      again();
    }
  }

  /**
   * The view ends.
   *
   * @param lost whether its browser may come back and be where it was
   */
  void end(Instance<?> view, boolean lost) {
    ended = true;
    stop.run();
    if (page != null && lost) {
      page.lost(kept(view));
    } else if (page != null) {
      page.ended();
    }
  }

  /** Whatever it throws, the page is not harmed. */
  private @Nullable Object kept(Instance<?> view) {
    try {
      return view.keep();
    } catch (Throwable cause) {
      services.counters().droppedStates().increment();
      services.crashes().crashed(view.name(), "keep", cause);
      return null;
    }
  }
}
