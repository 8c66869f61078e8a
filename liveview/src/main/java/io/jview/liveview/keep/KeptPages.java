package io.jview.liveview.keep;

import io.jview.liveview.trust.Trust;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.spi.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The pages of this instance whose views keep something. Thread-safe. */
public final class KeptPages {

  private final StateRoom room;
  private final BiConsumer<Duration, Runnable> timer;
  private final @Nullable Handovers handovers;
  private final AtomicLong count = new AtomicLong();

  /** By name; several where a browser has come back and nobody has noticed that it was gone. */
  private final ConcurrentMap<String, List<KeptPage>> living = new ConcurrentHashMap<>();

  /**
   * Makes them.
   *
   * @param shared asks the other instances, which see the same store; null where there are none
   * @param timer runs something later
   * @param dropped counts states that were lost
   */
  public KeptPages(
      StateStore store,
      Duration timeToLive,
      Trust trust,
      @Nullable PubSubProvider shared,
      BiConsumer<Duration, Runnable> timer,
      LongAdder dropped,
      LimitedLog log) {
    this.room = new StateRoom(store, trust.seals(), timeToLive, dropped, log);
    this.timer = timer;
    this.handovers = shared == null ? null : new Handovers(shared, trust, this, timer, log);
  }

  /** Listens to the other instances. */
  public CompletionStage<Void> start() {
    return handovers == null ? CompletableFuture.completedFuture(null) : handovers.start();
  }

  /**
   * Begins to keep what a joined view says.
   *
   * @param view names it for the log
   * @param giveUp ends the view, since its browser is elsewhere; called on any thread, returns at
   *     once
   */
  public KeptPage begin(PageIdentity identity, String view, Runnable giveUp) {
    KeptPage page = new KeptPage(this, room, identity, count.incrementAndGet(), view, giveUp);
    living.merge(page.name(), List.of(page), KeptPages::concat);
    return page;
  }

  private static List<KeptPage> concat(List<KeptPage> some, List<KeptPage> more) {
    List<KeptPage> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  void forget(KeptPage page) {
    living.computeIfPresent(
        page.name(),
        (name, all) -> {
          List<KeptPage> left = all.stream().filter(other -> !other.equals(page)).toList();
          return left.isEmpty() ? null : left;
        });
  }

  /** Runs something when what was written last has expired. */
  void whenExpired(Runnable action) {
    timer.accept(room.timeToLive(), action);
  }

  /** The views that a page had here before, or has still. */
  List<KeptPage> before(KeptPage page) {
    return living.getOrDefault(page.name(), List.of()).stream()
        .filter(other -> other.number() < page.number() && other.joins() <= page.joins())
        .toList();
  }

  /**
   * Ends the views that a page has here, for one that has joined elsewhere.
   *
   * @return done when all have written what they keep: whether one has; null where there are none
   */
  @Nullable CompletableFuture<Boolean> giveUp(String name, long joins) {
    List<KeptPage> here =
        living.getOrDefault(name, List.of()).stream()
            .filter(page -> page.joins() <= joins)
            .toList();
    if (here.isEmpty()) {
      return null;
    }
    here.forEach(KeptPage::giveUp);
    return CompletableFuture.allOf(
            here.stream().map(KeptPage::over).toArray(CompletableFuture[]::new))
        .thenApply(done -> here.stream().anyMatch(page -> page.over().join().isPresent()));
  }

  /** Has the other instances end the views that a page has there, see {@link Handovers#ask}. */
  Optional<Boolean> ask(KeptPage page) {
    return handovers == null
        ? Optional.empty()
        : room.await(handovers.ask(page.name(), page.joins()), Handovers.LONGEST);
  }

  boolean hasOthers() {
    return handovers != null;
  }
}
